package io.millrace.benchmark.contest;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Operations one after another in so many lanes: the next of a lane starts where the one before was answered. */
final class Course {

    private final Work work;
    private final AtomicInteger numbers;
    private final AtomicInteger left;
    private final long deadline;
    private final CountDownLatch lanes;
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Course(Work work, AtomicInteger numbers, int inFlight, long deadline, int most) {
        this.work = work;
        this.numbers = numbers;
        this.left = new AtomicInteger(most);
        this.deadline = deadline;
        this.lanes = new CountDownLatch(inFlight);
    }

    /** Runs until the time is up or so many operations were started, and waits for the last answer. */
    static Turn run(Work work, AtomicInteger numbers, int inFlight, long nanos, int most) {
        long start = System.nanoTime();
        Course course = new Course(work, numbers, inFlight, start + nanos, most);
        long bytes = Allocation.during(() -> course.race(inFlight));
        long took = System.nanoTime() - start;
        Throwable failed = course.failure.get();
        if (failed != null) {
            throw new IllegalStateException("an operation failed: " + failed, failed);
        }
        return new Turn(course.finished.get(), took, bytes);
    }

    private void race(int inFlight) {
        for (int i = 0; i < inFlight; i++) {
            new Lane().next();
        }
        try {
            lanes.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the last answer", interrupted);
        }
    }

    private final class Lane implements Done {

        void next() {
            if (left.getAndDecrement() <= 0 || failure.get() != null) {
                lanes.countDown();
                return;
            }
            try {
                work.start(numbers.getAndIncrement(), this);
            } catch (RuntimeException refused) {
                failed(refused);
            }
        }

        @Override
        public void done(Object result) {
            finished.incrementAndGet();
            if (System.nanoTime() - deadline < 0) {
                next();
            } else {
                lanes.countDown();
            }
        }

        @Override
        public void failed(Throwable thrown) {
            failure.compareAndSet(null, thrown);
            lanes.countDown();
        }
    }
}
