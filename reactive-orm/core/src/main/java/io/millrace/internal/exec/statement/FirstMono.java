package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** The first row of a command, each time it is subscribed. */
public final class FirstMono<T> extends Mono<T> {

    private final Routing routing;
    private final Command<T> command;

    /** The first row of a command that goes where the subscriber's context says. */
    public FirstMono(Routing routing, Command<T> command) {
        this.routing = routing;
        this.command = command;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Route route;
        try {
            route = routing.route(command, actual.currentContext());
        } catch (MillraceException refused) {
            Operators.error(actual, refused);
            return;
        }
        actual.onSubscribe(new FirstStatement<>(command, route, actual));
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
