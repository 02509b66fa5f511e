package io.millrace.internal.preload;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.statement.Flight;
import io.millrace.internal.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads rows whose keys are known, and in the same flight what relations lead from those keys to: one round trip for both.
 * What leads from other columns, or from the rows of a relation, follows when those are there.
 *
 * @param <T> the rows
 */
final class Early<T> {

    private final Runner runner;
    private final List<Object> keys;
    private final List<@Nullable EarlyFetch<?>> fetches;
    private final BiFunction<List<T>, List<@Nullable Ahead<?>>, Mono<List<T>>> work;

    /**
     * @param fetches what is fetched for the keys; null for what has to wait
     * @param work makes the rows whole, with what is fetched ahead for each of those
     */
    Early(
            Runner runner,
            List<Object> keys,
            List<@Nullable EarlyFetch<?>> fetches,
            BiFunction<List<T>, List<@Nullable Ahead<?>>, Mono<List<T>>> work) {
        this.runner = runner;
        this.keys = keys;
        this.fetches = fetches;
        this.work = work;
    }

    /** Whether the key of one row is known. */
    boolean isOfOne() {
        return keys.size() == 1;
    }

    /** The rows of a command, whole. Each relation goes on as soon as the rows and its own are there. */
    Mono<List<T>> read(Supplier<Command<T>> command) {
        return Mono.defer(() -> {
            Flight flight = runner.executor().flight();
            List<@Nullable Ahead<?>> ahead = new ArrayList<>(fetches.size());
            List<Mono<?>> following = new ArrayList<>(fetches.size());
            for (EarlyFetch<?> fetch : fetches) {
                ahead.add(fetch == null ? null : ahead(flight, fetch, following));
            }
            Mono<List<T>> rows = runner.leading(flight, command).collectList().flatMap(read -> work.apply(read, ahead));
            return Mono.zip(rows, Mono.when(following).thenReturn(flight), (whole, landed) -> whole);
        });
    }

    private <X> Ahead<X> ahead(Flight flight, EarlyFetch<X> fetch, List<Mono<?>> following) {
        Wanted wanted = Wanted.of(keys);
        Sinks.One<List<Child<X>>> children = Sinks.one();
        following.add(runner.following(flight, () -> fetch.of(keys, wanted))
                .collectList()
                .doOnNext(children::tryEmitValue));
        return new Ahead<>(flight, wanted, children.asMono());
    }
}
