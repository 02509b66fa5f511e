package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Work;
import io.vertx.core.Future;
import java.util.function.IntFunction;

/** Work that is a future. */
final class Futures {

    private Futures() {}

    static Work work(IntFunction<? extends Future<?>> operations) {
        return (number, done) -> operations.apply(number).onComplete(done::done, done::failed);
    }

    /** Waits, which only connecting and closing may. */
    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
