package io.millrace.internal.exec.statement;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Operation;
import io.vertx.sqlclient.SqlResult;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One execution of a command for one subscriber.
 *
 * @param <T> what is emitted
 */
public abstract class Statement<T> extends Operation implements Subscription {

    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int ENDED = 2;
    private static final int CANCELLED = 3;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Statement.class, "state", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final Command<?> command;
    final CoreSubscriber<? super T> actual;
    private final Route route;
    private volatile int state;
    private boolean again;
    private long startedAt;

    Statement(Command<?> command, Route route, CoreSubscriber<? super T> actual) {
        this.command = command;
        this.route = route;
        this.actual = actual;
    }

    /** What is run. */
    public final Command<?> command() {
        return command;
    }

    /** Whom it is run for. */
    public final CoreSubscriber<? super T> subscriber() {
        return actual;
    }

    /** Whether nobody waits for it any more: it ended, or was cancelled. */
    public final boolean isOver() {
        return state > RUNNING;
    }

    /** Whether it was sent a second time already. */
    public final boolean isRepeated() {
        return again;
    }

    /** Notes that it is sent a second time. */
    public final void repeat() {
        again = true;
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n) && state == IDLE && STATE.compareAndSet(this, IDLE, RUNNING)) {
            route.start(this);
        }
    }

    @Override
    public final void cancel() {
        // In this order: what is idle may begin to run at any moment, and never the other way round.
        if (STATE.compareAndSet(this, IDLE, CANCELLED)) {
            return;
        }
        if (STATE.compareAndSet(this, RUNNING, CANCELLED)) {
            route.cancelled(this);
        } else {
            discard();
        }
    }

    /** Ends it with its answer. */
    public final void finish(@Nullable SqlResult<?> result) {
        if (STATE.compareAndSet(this, RUNNING, ENDED)) {
            emit(result);
        }
    }

    /** Ends it with a failure. */
    public final void failWith(MillraceException failure) {
        if (STATE.compareAndSet(this, RUNNING, ENDED)) {
            Delivery.error(actual, failure);
            failed();
        }
    }

    /** Notes when it was asked for, and how long it may take where the command does not say. */
    public final void startAt(long now, Duration usual) {
        Duration own = command.deadline();
        startedAt = now;
        deadline(now + (own == null ? usual : own).toNanos());
    }

    /** When it was asked for. */
    public final long startedAt() {
        return startedAt;
    }

    /** Its deadline, as the failure that a subscriber hears. */
    public final MillraceException timeout(Reach reach) {
        return LaneFailures.timeout(command, Duration.ofNanos(deadline() - startedAt), reach);
    }

    /** How many callers it is sent for. */
    public int weight() {
        return 1;
    }

    /** What the rows did to their decoder, if anything. */
    public abstract @Nullable Throwable undecodable();

    /** Passes the answer on. */
    abstract void emit(@Nullable SqlResult<?> result);

    /** It has failed, and its subscriber has heard of it. */
    void failed() {}

    /** Drops what has been received and not passed on. */
    void discard() {}

    @Override
    protected final void answered(Link on, @Nullable Object result, @Nullable Throwable failure) {
        route.answered(this, on, (SqlResult<?>) result, failure);
    }

    /** What a statement in the user's own words does is not known. */
    @Override
    protected final boolean isSentAtOnce(Link on) {
        return command.kind() != Kind.OTHER && on.statements().isPrepared(command.sql());
    }

    @Override
    protected final void expired(Link on) {
        if (!isOver()) {
            MillraceException late = timeout(route.reach());
            route.expired(late);
            failWith(late);
        }
    }
}
