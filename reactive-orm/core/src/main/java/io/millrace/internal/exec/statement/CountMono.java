package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** How many rows a command affects, each time it is subscribed. */
public final class CountMono extends Mono<Long> {

    private final Routing routing;
    private final Command<?> command;

    /** The number of rows that a command affects, which goes where the subscriber's context says. */
    public CountMono(Routing routing, Command<?> command) {
        this.routing = routing;
        this.command = command;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Long> actual) {
        Route route;
        try {
            route = routing.route(command, actual.currentContext());
        } catch (MillraceException refused) {
            Operators.error(actual, refused);
            return;
        }
        actual.onSubscribe(new CountStatement(command, route, actual));
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
