package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** Every row of a command, each time it is subscribed. */
public final class AllFlux<T> extends Flux<T> {

    private final Routing routing;
    private final Command<T> command;
    private final Making<T> making;

    private AllFlux(Routing routing, Command<T> command, Making<T> making) {
        this.routing = routing;
        this.command = command;
        this.making = making;
    }

    /** Every row of a command that goes where the subscriber's context says. */
    public AllFlux(Routing routing, Command<T> command) {
        this(routing, command, AllStatement::new);
    }

    /** The same of a command that is asked for once, and therefore not prepared where it has no values. */
    public static <T> Flux<T> once(Routing routing, Command<T> command) {
        return new AllFlux<>(routing, command, OnceStatement::new);
    }

    /** The same of a command that leads a flight. */
    static <T> Flux<T> leading(Routing routing, Command<T> command, Flight flight) {
        return new AllFlux<>(
                routing, command, (read, route, actual) -> new LeadingStatement<>(read, route, actual, flight));
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
        actual.onSubscribe(making.statement(command, route, actual));
    }

    @Override
    public String toString() {
        return command.toString();
    }

    /** How it is sent. */
    @FunctionalInterface
    private interface Making<T> {
        AllStatement<T> statement(Command<T> command, Route route, CoreSubscriber<? super T> actual);
    }
}
