package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/** Every row of a command, each time it is subscribed. */
public final class AllFlux<T> extends Flux<T> {

    private final Routing routing;
    private final Command<T> command;
    private final @Nullable Flight leads;

    /** Every row of a command that goes where the subscriber's context says. */
    public AllFlux(Routing routing, Command<T> command) {
        this(routing, command, null);
    }

    /**
     * The same of a command that leads a flight.
     *
     * @param leads the flight, or null for none
     */
    AllFlux(Routing routing, Command<T> command, @Nullable Flight leads) {
        this.routing = routing;
        this.command = command;
        this.leads = leads;
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
        actual.onSubscribe(
                leads == null
                        ? new AllStatement<>(command, route, actual)
                        : new LeadingStatement<>(command, route, actual, leads));
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
