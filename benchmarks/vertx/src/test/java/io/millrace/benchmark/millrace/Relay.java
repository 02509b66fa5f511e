package io.millrace.benchmark.millrace;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * Subscribes to one publisher after another, the next where the one before completed: so nothing but the publishers
 * themselves costs anything.
 */
final class Relay implements CoreSubscriber<Object> {

    private final Course course;

    private Relay(Course course) {
        this.course = course;
    }

    /** Runs so many publishers, with so many of them under way at a time, and waits for the last. */
    static void run(int total, int inFlight, IntFunction<? extends Publisher<?>> publishers) {
        Course course = new Course(total, publishers);
        for (int i = 0; i < inFlight; i++) {
            new Relay(course).next();
        }
        course.await();
    }

    private void next() {
        int number = course.started.getAndIncrement();
        if (number < course.total) {
            course.publishers.apply(number).subscribe(this);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object value) {
        // What is measured is how it gets here.
    }

    @Override
    public void onError(Throwable failure) {
        course.failed(failure);
    }

    @Override
    public void onComplete() {
        course.done.countDown();
        next();
    }

    /** What the relays of one run share. */
    private static final class Course {

        private final int total;
        private final IntFunction<? extends Publisher<?>> publishers;
        private final AtomicInteger started = new AtomicInteger();
        private final CountDownLatch done;
        private volatile @Nullable Throwable failure;

        Course(int total, IntFunction<? extends Publisher<?>> publishers) {
            this.total = total;
            this.publishers = publishers;
            this.done = new CountDownLatch(total);
        }

        void failed(Throwable thrown) {
            failure = thrown;
            started.set(total);
            while (done.getCount() > 0) {
                done.countDown();
            }
        }

        void await() {
            try {
                done.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before the last answer", interrupted);
            }
            if (failure != null) {
                throw new IllegalStateException("a publisher failed", failure);
            }
        }
    }
}
