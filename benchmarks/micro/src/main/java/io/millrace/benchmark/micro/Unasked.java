package io.millrace.benchmark.micro;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** Subscribes, and has not asked for anything yet. */
final class Unasked<T> implements CoreSubscriber<T> {

    @Nullable Subscription subscription;

    @Override
    public void onSubscribe(Subscription made) {
        subscription = made;
    }

    @Override
    public void onNext(T value) {
        throw new IllegalStateException("nothing was asked for");
    }

    @Override
    public void onError(Throwable failure) {
        throw new IllegalStateException("nothing was asked for", failure);
    }

    @Override
    public void onComplete() {
        throw new IllegalStateException("nothing was asked for");
    }
}
