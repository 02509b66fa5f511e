package io.millrace.internal.exec.link;

import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What reaches a subscriber. The rules forbid it to throw; one that does all the same has left, and harms neither the
 * connection nor those that wait behind it.
 */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    /** Passes a value on; where the subscriber throws, cancels the subscription and says false. */
    public static <T> boolean next(Subscriber<? super T> subscriber, T value, Subscription subscription) {
        try {
            subscriber.onNext(value);
            return true;
        } catch (Throwable thrown) {
            log(thrown);
            subscription.cancel();
            return false;
        }
    }

    /** Says that there is no more. */
    public static void complete(Subscriber<?> subscriber) {
        try {
            subscriber.onComplete();
        } catch (Throwable thrown) {
            log(thrown);
        }
    }

    /** Says what failed. */
    public static void error(Subscriber<?> subscriber, Throwable failure) {
        try {
            subscriber.onError(failure);
        } catch (Throwable thrown) {
            log(thrown);
        }
    }

    private static void log(Throwable thrown) {
        LOG.error("a subscriber threw where none may: {}", thrown.toString(), thrown);
    }
}
