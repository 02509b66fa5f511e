package io.millrace.internal.exec.link;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sent on a link and answered once: a node of the link's list of operations in flight, and the
 * driver's callback, in one object.
 */
public abstract class Operation implements Completable<Object> {

    @Nullable Operation previous;

    @Nullable Operation next;

    /** The link it is in flight on; null before it is sent and after it was answered or given up. */
    @Nullable Link link;

    boolean expired;

    private long deadline = Long.MAX_VALUE;

    /** Called once, on the link's thread: sends what is to be sent. */
    protected abstract Future<?> send(Link on);

    /**
     * Called at most once, on the link's thread, when the answer is in or can no longer come. It is called after {@link
     * #expired} too.
     */
    protected abstract void answered(Link on, @Nullable Object result, @Nullable Throwable failure);

    /** Called at most once, on the link's thread, when the deadline has passed and there is no answer. */
    protected abstract void expired(Link on);

    /** Whether it went out when it was sent, rather than wait in the driver for something to be prepared. */
    protected boolean isSentAtOnce(Link on) {
        return false;
    }

    /** By when it must be answered, on the clock of {@link System#nanoTime}. */
    public final long deadline() {
        return deadline;
    }

    /** Sets by when it must be answered; before it is sent. */
    public final void deadline(long nanoTime) {
        deadline = nanoTime;
    }

    @Override
    public final void complete(@Nullable Object result, @Nullable Throwable failure) {
        Link on = link;
        if (on != null) {
            on.answer(this, result, failure);
        }
    }
}
