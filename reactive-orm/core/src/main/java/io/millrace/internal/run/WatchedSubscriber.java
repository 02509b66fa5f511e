package io.millrace.internal.run;

import io.millrace.internal.exec.statement.Accompanied;
import io.millrace.observe.Observed;
import io.millrace.observe.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Passes everything on, counts the rows, and tells of the one ending before the subscriber hears it. */
final class WatchedSubscriber<T> implements CoreSubscriber<T>, Subscription, Accompanied {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedSubscriber.class);

    private final CoreSubscriber<? super T> actual;
    private final Observed observed;
    private final ToLongFunction<? super T> rows;
    private final Context context;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong count = new AtomicLong();
    private @Nullable Subscription upstream;

    WatchedSubscriber(CoreSubscriber<? super T> actual, Observed observed, ToLongFunction<? super T> rows) {
        this.actual = actual;
        this.observed = observed;
        this.rows = rows;
        this.context = observed.into(actual.currentContext());
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(upstream, subscription)) {
            upstream = subscription;
            actual.onSubscribe(this);
        }
    }

    @Override
    public void onNext(T value) {
        count.addAndGet(rows.applyAsLong(value));
        actual.onNext(value);
    }

    @Override
    public void onError(Throwable failure) {
        end(Outcome.FAILED, failure);
        actual.onError(failure);
    }

    @Override
    public void onComplete() {
        end(Outcome.SUCCEEDED, null);
        actual.onComplete();
    }

    @Override
    public void accompanied() {
        try {
            observed.joined();
        } catch (RuntimeException thrown) {
            LOG.warn("a listener failed as work was sent with other work", thrown);
        }
    }

    @Override
    public void request(long n) {
        Subscription running = upstream;
        if (running != null) {
            running.request(n);
        }
    }

    @Override
    public void cancel() {
        end(Outcome.CANCELLED, null);
        Subscription running = upstream;
        if (running != null) {
            running.cancel();
        }
    }

    private void end(Outcome outcome, @Nullable Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            try {
                observed.ended(outcome, count.get(), failure);
            } catch (RuntimeException thrown) {
                LOG.warn("a listener failed as work ended", thrown);
            }
        }
    }
}
