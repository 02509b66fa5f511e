package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.link.Delivery;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** Keeps the one value of the body until the block has ended. */
final class SingleRun<T> extends TransactionRun<T> {

    private volatile @Nullable T value;

    SingleRun(Opened<T> opened, CoreSubscriber<? super T> actual) {
        super(opened, actual);
    }

    @Override
    void received(T received) {
        value = received;
    }

    @Override
    void committed() {
        T kept = value;
        if (kept == null || Delivery.next(actual, kept, this)) {
            Delivery.complete(actual);
        }
    }

    @Override
    void requested(@Nullable Subscription body, long n) {
        if (body != null && n == 0) {
            body.request(Long.MAX_VALUE);
        }
    }

    @Override
    boolean mayRepeat() {
        return true;
    }

    @Override
    void forget() {
        value = null;
    }
}
