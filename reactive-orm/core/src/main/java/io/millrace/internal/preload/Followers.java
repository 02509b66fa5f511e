package io.millrace.internal.preload;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.statement.Flight;
import io.millrace.internal.exec.statement.Follower;
import io.millrace.internal.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A read that leads and those that follow it without waiting for its answer: one flight, for one subscriber. */
final class Followers {

    /**
     * A round trip that costs more than what a statement does that finds its parents by itself: for 10,000 rows on the same
     * machine 0.6 ms of the server's and the program's.
     */
    private static final long WORTH_A_TRIP = 700_000;

    private final Runner runner;
    private final Flight flight;
    private final List<Mono<?>> following = new ArrayList<>();

    Followers(Runner runner) {
        this.runner = runner;
        this.flight = runner.executor().flight();
    }

    /** One more read that follows. */
    Follower follower() {
        return flight.follower();
    }

    /** Whether a round trip is worth more than what it costs to do without its answer. */
    static boolean areWorthIt(Runner runner) {
        return runner.executor().isFurtherThan(WORTH_A_TRIP);
    }

    boolean areWorthIt() {
        return areWorthIt(runner);
    }

    /** Every row of the read that leads. */
    <T> Flux<T> leading(Supplier<Command<T>> command) {
        return runner.leading(flight, command);
    }

    /** Adds a read that follows, behind those that were added before it. Its rows come to whoever asks for them. */
    <T> Mono<List<T>> add(Follower follower, Supplier<Command<T>> command) {
        Sinks.One<List<T>> rows = Sinks.one();
        following.add(runner.following(follower, command).collectList().doOnNext(rows::tryEmitValue));
        return rows.asMono();
    }

    /** Adds what a relation leads to from keys that are known, and what follows that in turn. */
    <X> Ahead<X> add(EarlyFetch<X> fetch, List<Object> keys) {
        Follower follower = follower();
        Wanted wanted = Wanted.of(keys);
        Mono<List<Child<X>>> children = add(follower, () -> fetch.of(keys, wanted));
        return new Ahead<>(follower, false, wanted, children, fetch.below(keys, this));
    }

    /** What is made of the read that leads, with those that follow sent behind it; done when all have been answered. */
    <T> Mono<T> behind(Mono<T> led) {
        return following.isEmpty() ? led : Mono.zip(led, answered(), (made, landed) -> made);
    }

    private Mono<Flight> answered() {
        return Mono.when(following).thenReturn(flight);
    }
}
