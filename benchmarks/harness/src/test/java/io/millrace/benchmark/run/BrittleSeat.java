package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Seat;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/** Where a contender sits that answers soon, unless it is told to fail at inserts and to end at updates. */
public final class BrittleSeat {

    private static final Executor LATER = ForkJoinPool.commonPool();

    private BrittleSeat() {}

    /** Takes {@code brittle}, or anything else for one that holds. */
    public static void main(String[] arguments) throws IOException {
        boolean brittle = arguments[0].equals("brittle");
        Seat.serve(url -> new Contender() {
            @Override
            public Work work(Task task, int size) {
                return (number, done) -> LATER.execute(() -> {
                    if (brittle && task == Task.INSERT) {
                        done.failed(new IllegalStateException("no room"));
                    } else if (brittle && task == Task.UPDATE) {
                        Runtime.getRuntime().halt(1);
                    } else {
                        done.done(brittle && task == Task.UPSERT ? "another" : "an answer");
                    }
                });
            }

            @Override
            public void close() {}
        });
    }
}
