package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.link.Delivery;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/** Passes on what the body emits while it runs, as it is asked for. */
final class StreamRun<T> extends TransactionRun<T> {

    /** What was asked for before the body was there. */
    private long early;

    private boolean attached;

    StreamRun(Opened<T> opened, CoreSubscriber<? super T> actual) {
        // The end of its time is told on another thread than the body's values.
        super(opened, Operators.serialize(actual));
    }

    @Override
    void received(T value) {
        Delivery.next(actual, value, this);
    }

    @Override
    void committed() {
        Delivery.complete(actual);
    }

    @Override
    void requested(@Nullable Subscription body, long n) {
        long now;
        synchronized (this) {
            if (body == null || !(attached || n == 0)) {
                early = Operators.addCap(early, n);
                return;
            }
            now = attached ? n : Operators.addCap(early, n);
            attached = true;
        }
        if (now > 0) {
            body.request(now);
        }
    }

    @Override
    boolean mayRepeat() {
        return false;
    }

    @Override
    void forget() {}
}
