package io.millrace.internal.preload;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.statement.AllFlux;
import io.millrace.internal.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads rows whose keys are known, and in the same flight what relations lead from those keys to: one round trip for all.
 * What leads from other columns follows when those are there.
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
            Followers followers = new Followers(runner);
            List<@Nullable Ahead<?>> ahead = new ArrayList<>(fetches.size());
            for (EarlyFetch<?> fetch : fetches) {
                ahead.add(fetch == null ? null : followers.add(fetch, keys));
            }
            return followers.behind(AllFlux.list(followers.leading(command)).flatMap(read -> work.apply(read, ahead)));
        });
    }
}
