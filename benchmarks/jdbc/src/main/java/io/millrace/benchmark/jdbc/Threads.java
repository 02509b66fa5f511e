package io.millrace.benchmark.jdbc;

import io.millrace.benchmark.contest.Done;
import io.millrace.benchmark.contest.Work;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Blocking work on threads: one for each lane of operations, as a server has one for each request. */
final class Threads implements AutoCloseable {

    private static final ThreadLocal<Lane> LANES = new ThreadLocal<>();

    private final ExecutorService executor = executor();

    /** What is done by an operation; it blocks. */
    @FunctionalInterface
    interface Blocking {
        Object run(int number) throws Exception;
    }

    Work work(Blocking operations) {
        return (number, done) -> {
            Lane lane = LANES.get();
            Operation operation = new Operation(operations, number, done);
            if (lane == null || lane.next != null) {
                executor.execute(() -> run(operation));
            } else {
                lane.next = operation;
            }
        };
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    /** An operation, and the one that its end asks for, on the same thread. */
    private static void run(Operation first) {
        Lane lane = new Lane();
        LANES.set(lane);
        for (Operation operation = first; operation != null; operation = lane.next()) {
            operation.run();
        }
        LANES.remove();
    }

    /** Virtual threads came with Java 21. */
    private static ExecutorService executor() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke();
        } catch (Throwable older) {
            return Executors.newCachedThreadPool();
        }
    }

    private record Operation(Blocking work, int number, Done done) {

        void run() {
            Object result;
            try {
                result = work.run(number);
            } catch (Exception failure) {
                done.failed(failure);
                return;
            }
            done.done(result);
        }
    }

    private static final class Lane {

        private @Nullable Operation next;

        @Nullable Operation next() {
            Operation operation = next;
            next = null;
            return operation;
        }
    }
}
