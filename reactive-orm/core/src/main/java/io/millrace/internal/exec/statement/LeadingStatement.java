package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/** The read that leads a flight, which follows it on the link that it is sent on. */
final class LeadingStatement<T> extends AllStatement<T> {

    private final Flight flight;

    LeadingStatement(Command<T> command, Route route, CoreSubscriber<? super T> actual, Flight flight) {
        super(command, route, actual);
        this.flight = flight;
    }

    @Override
    protected Future<?> send(Link on) {
        Future<?> answer = super.send(on);
        flight.sent(on);
        return answer;
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        flight.landed();
        super.emit(result);
    }

    /** Those that its subscriber has given up by now are not sent. */
    @Override
    void failed() {
        flight.landed();
    }
}
