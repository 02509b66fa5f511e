package io.millrace.internal.exec.transaction;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/** What is subscribed to the body of a transaction. */
final class Body<T> implements CoreSubscriber<T> {

    private final TransactionRun<T> run;
    private final Context context;
    private volatile @Nullable Subscription upstream;
    private volatile boolean stopped;

    Body(TransactionRun<T> run, Context context) {
        this.run = run;
        this.context = context;
    }

    @Nullable Subscription upstream() {
        return upstream;
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream = subscription;
        if (stopped) {
            subscription.cancel();
        } else {
            run.requested(subscription, 0);
        }
    }

    @Override
    public void onNext(T value) {
        if (!stopped) {
            run.received(value);
        }
    }

    @Override
    public void onError(Throwable failure) {
        run.failed(failure);
    }

    @Override
    public void onComplete() {
        run.completed();
    }

    void stop() {
        stopped = true;
        Subscription running = upstream;
        if (running != null) {
            running.cancel();
        }
    }
}
