package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** Every row of a command that is not prepared, each time it is subscribed. */
public final class OnceFlux<T> extends Flux<T> {

    private final Routing routing;
    private final Command<T> command;

    /** Every row of a command that goes where the subscriber's context says. */
    public OnceFlux(Routing routing, Command<T> command) {
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
        actual.onSubscribe(new OnceStatement<>(command, route, actual));
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
