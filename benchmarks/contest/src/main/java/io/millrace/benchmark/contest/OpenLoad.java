package io.millrace.benchmark.contest;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are due at a fixed rate, whether or not those before were answered, as requests of people are. Each is
 * measured from the moment it was due, so waiting to be sent counts.
 */
final class OpenLoad {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
    private static final long NAP = 50_000;

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch unanswered;

    private OpenLoad(int operations) {
        this.unanswered = new CountDownLatch(operations);
    }

    /** Starts so many operations in a second for so long, and waits for the last answer. */
    static Latency run(Work work, AtomicInteger numbers, double perSecond, long nanos) {
        int operations = (int) Math.max(1, perSecond * nanos / 1e9);
        OpenLoad load = new OpenLoad(operations);
        load.send(work, numbers, operations, 1e9 / perSecond);
        load.await();
        return new Latency(
                operations, load.micros(50), load.micros(99), load.micros(99.9), load.histogram.getMaxValue() / 1e3);
    }

    private void send(Work work, AtomicInteger numbers, int operations, double interval) {
        long start = System.nanoTime();
        for (int i = 0; i < operations; i++) {
            long due = start + (long) (i * interval);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(Math.min(early, NAP));
            }
            try {
                work.start(numbers.getAndIncrement(), new Arrival(due));
            } catch (RuntimeException refused) {
                failure.compareAndSet(null, refused);
                unanswered.countDown();
            }
        }
    }

    private void await() {
        try {
            unanswered.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the last answer", interrupted);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an operation failed: " + failed, failed);
        }
    }

    private double micros(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    private final class Arrival implements Done {

        private final long due;

        Arrival(long due) {
            this.due = due;
        }

        @Override
        public void done(Object result) {
            histogram.recordValue(Math.min(LONGEST, Math.max(0, System.nanoTime() - due)));
            unanswered.countDown();
        }

        @Override
        public void failed(Throwable thrown) {
            failure.compareAndSet(null, thrown);
            unanswered.countDown();
        }
    }
}
