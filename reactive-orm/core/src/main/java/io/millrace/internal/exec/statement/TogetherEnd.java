package io.millrace.internal.exec.statement;

import io.millrace.error.ConnectionFailure;
import java.util.List;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * What becomes of those that were sent together when that fails. Where the way to the database failed, it failed for
 * each. Where the statement was refused, each is sent on its own and hears what is its own.
 */
record TogetherEnd(List<KeyedStatement<?>> company, Route lane) implements CoreSubscriber<Object> {

    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(Object nothing) {}

    @Override
    public void onError(Throwable failure) {
        for (KeyedStatement<?> one : company) {
            one.together(null);
            if (failure instanceof ConnectionFailure broken) {
                one.failWith(OwnFailure.of(broken));
            } else {
                lane.start(one);
            }
        }
    }

    @Override
    public void onComplete() {}
}
