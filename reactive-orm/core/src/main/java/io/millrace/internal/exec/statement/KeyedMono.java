package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** The row that has a key, each time it is subscribed; on the shared lane together with others of its kind. */
public final class KeyedMono<T> extends Mono<T> {

    private final Routing routing;
    private final Command<T> command;
    private final Gatherer gatherer;

    /** The row of a read that may be gathered; elsewhere than on the gatherer's lane it is sent on its own. */
    public KeyedMono(Routing routing, Command<T> command, Gatherer gatherer) {
        this.routing = routing;
        this.command = command;
        this.gatherer = gatherer;
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
        Route way = gatherer.isOf(route) ? gatherer : route;
        actual.onSubscribe(new KeyedStatement<>(command, way, actual));
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
