package io.millrace.benchmark.r2dbc;

import io.millrace.benchmark.contest.Done;
import io.millrace.benchmark.contest.Work;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Takes the one value of a publisher, at no cost but its own. */
public final class Arrival implements CoreSubscriber<Object> {

    private final Done done;
    private @Nullable Object value;

    private Arrival(Done done) {
        this.done = done;
    }

    /** Work that is a publisher of one value. */
    public static Work work(IntFunction<? extends Mono<?>> operations) {
        return (number, done) -> operations.apply(number).subscribe(new Arrival(done));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object arrived) {
        value = arrived;
    }

    @Override
    public void onError(Throwable failure) {
        done.failed(failure);
    }

    @Override
    public void onComplete() {
        Object arrived = value;
        if (arrived == null) {
            done.failed(new IllegalStateException("nothing was answered"));
        } else {
            done.done(arrived);
        }
    }
}
