package io.millrace.internal.preload;

import io.millrace.internal.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads by keys, in several statements where there are more than one may have. */
final class Reads {

    /** How many keys a statement has at most. */
    static final int KEYS = 10_000;

    private static final int IN_FLIGHT = 4;

    private final Runner runner;

    Reads(Runner runner) {
        this.runner = runner;
    }

    /**
     * The rows of a relation for the keys that are wanted.
     *
     * @param from the slot of the first of them
     */
    <X> Mono<List<Child<X>>> rows(Fetch<X> fetch, Wanted wanted, int from) {
        return all(wanted, from, (keys, first) -> fetch.of(keys, first, wanted));
    }

    /** What statements bring of all keys. */
    <T> Mono<List<Child<T>>> all(Wanted wanted, BiFunction<List<Object>, Integer, Fetch.Statement<T>> statements) {
        return all(wanted, 0, statements);
    }

    private <T> Mono<List<Child<T>>> all(
            Wanted wanted, int from, BiFunction<List<Object>, Integer, Fetch.Statement<T>> statements) {
        int size = wanted.keys().size();
        List<Object> keys = from == 0 ? wanted.keys() : wanted.keys().subList(from, size);
        if (keys.isEmpty()) {
            return Mono.just(List.of());
        }
        if (keys.size() <= KEYS) {
            return read(statements.apply(keys, from)).collectList();
        }
        return Flux.range(0, (keys.size() + KEYS - 1) / KEYS)
                .flatMapSequential(
                        place -> read(statements.apply(
                                keys.subList(place * KEYS, Math.min(keys.size(), (place + 1) * KEYS)),
                                from + place * KEYS)),
                        IN_FLIGHT)
                .collectList();
    }

    private <T> Flux<Child<T>> read(Fetch.Statement<T> statement) {
        return runner.all(() -> runner.statements().command("preload", statement.tree(), statement.decoder()));
    }

    /** All that is loaded at the same time, in order; the first failure cancels the rest. */
    static <L> Mono<List<L>> together(List<Mono<L>> loading) {
        if (loading.size() == 1) {
            return loading.get(0).map(List::of);
        }
        return Mono.zip(loading, Reads::listed);
    }

    @SuppressWarnings("unchecked") // each of them came of one of the monos
    private static <L> List<L> listed(Object[] results) {
        List<L> all = new ArrayList<>(results.length);
        for (Object result : results) {
            all.add((L) result);
        }
        return all;
    }
}
