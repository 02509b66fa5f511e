package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** Every row of the read that leads a flight. */
final class LeadingFlux<T> extends Flux<T> {

    private final Routing routing;
    private final Command<T> command;
    private final Flight flight;

    LeadingFlux(Routing routing, Command<T> command, Flight flight) {
        this.routing = routing;
        this.command = command;
        this.flight = flight;
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
        actual.onSubscribe(new LeadingStatement<>(command, route, actual, flight));
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
