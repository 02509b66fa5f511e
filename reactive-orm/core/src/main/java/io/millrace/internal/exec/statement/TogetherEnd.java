package io.millrace.internal.exec.statement;

import io.millrace.error.ConnectFailed;
import io.millrace.error.ConnectionFailure;
import io.millrace.error.ConnectionLost;
import io.millrace.error.LaneExhausted;
import io.millrace.error.MillraceException;
import io.millrace.error.QueryTimeout;
import io.millrace.error.RepoClosed;
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
                one.failWith(own(broken));
            } else {
                lane.start(one);
            }
        }
    }

    @Override
    public void onComplete() {}

    /** A failure of its own for each: who hears it may add to it. */
    private static MillraceException own(ConnectionFailure broken) {
        Throwable cause = broken.getCause();
        if (broken instanceof QueryTimeout) {
            return new QueryTimeout(broken.problem(), cause);
        }
        if (broken instanceof ConnectionLost) {
            return new ConnectionLost(broken.problem(), cause);
        }
        if (broken instanceof LaneExhausted) {
            return new LaneExhausted(broken.problem(), cause);
        }
        if (broken instanceof ConnectFailed) {
            return new ConnectFailed(broken.problem(), cause);
        }
        return broken instanceof RepoClosed ? new RepoClosed(broken.problem(), cause) : broken;
    }
}
