package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Delivery;
import java.util.List;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

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

    /** All rows of a command as one list, empty where there are none; that of a command itself is not taken apart first. */
    public static <T> Mono<List<T>> list(Flux<T> rows) {
        return rows instanceof AllFlux<T> all ? new Listing<>(all) : rows.collectList();
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

    /** All rows as one list, each time it is subscribed. */
    private static final class Listing<T> extends Mono<List<T>> {

        private final AllFlux<T> rows;

        Listing(AllFlux<T> rows) {
            this.rows = rows;
        }

        @Override
        public void subscribe(CoreSubscriber<? super List<T>> actual) {
            rows.subscribe(new AtOnce<>(actual));
        }

        @Override
        public String toString() {
            return rows.toString();
        }
    }

    /** Takes all rows of a statement as one list, rather than one after the other. */
    static final class AtOnce<T> implements CoreSubscriber<T>, Subscription {

        private final CoreSubscriber<? super List<T>> actual;
        private Subscription statement = this;

        AtOnce(CoreSubscriber<? super List<T>> actual) {
            this.actual = actual;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            statement = subscription;
            actual.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            statement.request(n);
        }

        @Override
        public void cancel() {
            statement.cancel();
        }

        /** The rows, and that there are no more. */
        void take(List<T> rows) {
            if (Delivery.next(actual, rows, this)) {
                Delivery.complete(actual);
            }
        }

        @Override
        public void onNext(T row) {
            throw new IllegalStateException("rows come at once");
        }

        @Override
        public void onError(Throwable failure) {
            actual.onError(failure);
        }

        @Override
        public void onComplete() {
            take(List.of());
        }
    }

    /** How it is sent. */
    @FunctionalInterface
    private interface Making<T> {
        AllStatement<T> statement(Command<T> command, Route route, CoreSubscriber<? super T> actual);
    }
}
