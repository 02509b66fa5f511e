package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;
import reactor.core.CoreSubscriber;

/** Emits every row of what is not prepared. */
final class OnceStatement<T> extends AllStatement<T> {

    OnceStatement(Command<T> command, Route route, CoreSubscriber<? super T> actual) {
        super(command, route, actual);
    }

    @Override
    Future<?> ask(Link on, AllRows<T> reading) {
        return Unprepared.send(on, command, reading);
    }
}
