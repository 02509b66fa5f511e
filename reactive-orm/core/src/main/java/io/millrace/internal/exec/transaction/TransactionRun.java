package io.millrace.internal.exec.transaction;

import io.millrace.error.ConnectionFailure;
import io.millrace.error.MillraceException;
import io.millrace.error.TransactionAborted;
import io.millrace.error.TransactionEnded;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.failure.TransactionFailures;
import io.millrace.internal.exec.link.Delivery;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * One subscription to a transaction: lets its body in, listens to it, and ends the block by what it hears. Its
 * subscriber hears one ending, after the block's.
 *
 * @param <T> what the body emits
 */
abstract class TransactionRun<T> implements Subscription, Entrant {

    /** Where a run is. Every step is taken once, by whoever gets there first. */
    private enum Phase {
        IDLE,
        ENTERING,
        RUNNING,
        ENDING,
        OVER
    }

    final CoreSubscriber<? super T> actual;
    private final Opened<T> opened;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    private volatile @Nullable Enclosure enclosure;
    private volatile @Nullable Block block;
    private volatile @Nullable Body<T> body;
    private volatile @Nullable Throwable undoing;
    private volatile boolean cancelled;
    private int attempt;

    TransactionRun(Opened<T> opened, CoreSubscriber<? super T> actual) {
        this.opened = opened;
        this.actual = actual;
    }

    /** What the body emits. On any thread, while the body runs. */
    abstract void received(T value);

    /** The block has ended well; the value, if one was kept, may be passed on. */
    abstract void committed();

    /** How much the body may emit, given what is asked of us; called with each request. */
    abstract void requested(@Nullable Subscription body, long n);

    /** Whether a failed attempt may be run again. */
    abstract boolean mayRepeat();

    /** Forgets what an attempt that failed has emitted. */
    abstract void forget();

    @Override
    public final void request(long n) {
        if (Operators.validate(n)) {
            Body<T> running = body;
            requested(running == null ? null : running.upstream(), n);
            if (phase.compareAndSet(Phase.IDLE, Phase.ENTERING)) {
                enter();
            }
        }
    }

    @Override
    public final void cancel() {
        cancelled = true;
        if (phase.compareAndSet(Phase.IDLE, Phase.OVER)) {
            return;
        }
        if (phase.compareAndSet(Phase.ENTERING, Phase.OVER)) {
            Enclosure waiting = enclosure;
            if (waiting != null) {
                waiting.withdraw(this);
            }
        } else if (phase.compareAndSet(Phase.RUNNING, Phase.ENDING)) {
            stopBody();
            undo(null);
        } else if (phase.get() == Phase.ENDING) {
            onLink(Block::giveUp);
        }
    }

    @Override
    public final void entered(Block open) {
        block = open;
        if (!phase.compareAndSet(Phase.ENTERING, Phase.RUNNING)) {
            open.rollback(() -> {});
            return;
        }
        attempt++;
        TransactionHandle handle = new TransactionHandle(opened.key(), open, attempt);
        Publisher<? extends T> work;
        try {
            work = opened.body().apply(handle);
        } catch (Throwable thrown) {
            failed(thrown);
            return;
        }
        if (work == null) {
            failed(TransactionFailures.nothing());
            return;
        }
        Body<T> running = new Body<>(this, actual.currentContext().put(opened.key(), open));
        body = running;
        // Whoever cancelled until here has found no body to stop.
        if (phase.get() == Phase.RUNNING) {
            work.subscribe(running);
        }
    }

    @Override
    public final void refused(MillraceException failure) {
        if (phase.compareAndSet(Phase.ENTERING, Phase.OVER)) {
            Delivery.error(actual, failure);
        }
    }

    @Override
    public final boolean isWanted() {
        return phase.get() == Phase.RUNNING;
    }

    @Override
    public final void timedOut() {
        end(LaneFailures.transactionTimeout(opened.limit()));
    }

    @Override
    public final void evicted(MillraceException failure) {
        end(failure);
    }

    /**
     * Undoes it, also where its end still waits for its turn, and tells why; what the body has failed with goes along. On
     * the link's thread.
     */
    private void end(MillraceException failure) {
        if (phase.compareAndSet(Phase.RUNNING, Phase.OVER) || phase.compareAndSet(Phase.ENDING, Phase.OVER)) {
            stopBody();
            onLink(Block::giveUp);
            Throwable before = undoing;
            if (before != null) {
                failure.addSuppressed(before);
            }
            if (!cancelled) {
                Delivery.error(actual, failure);
            }
        }
    }

    private void enter() {
        Enclosure entrance = opened.enclosure();
        enclosure = entrance;
        entrance.enter(this);
        if (cancelled) {
            entrance.withdraw(this);
        }
    }

    /** The body has no more. On any thread. */
    final void completed() {
        if (phase.compareAndSet(Phase.RUNNING, Phase.ENDING)) {
            onLink(open -> open.commit(
                    () -> !cancelled, outcome -> ended(open, open.atCommit().meant(outcome), null)));
        }
    }

    /** The body has failed. On any thread. */
    final void failed(Throwable failure) {
        undoing = failure;
        if (phase.compareAndSet(Phase.RUNNING, Phase.ENDING)) {
            undo(failure);
        }
    }

    /** Undoes it, because its body has failed or nobody wants it; where COMMIT was sent, its answer decides. */
    private void undo(@Nullable Throwable why) {
        onLink(open -> {
            if (open.isCommitting()) {
                open.commit(() -> true, outcome -> decided(open, outcome, why));
            } else {
                open.rollback(() -> undone(open, why));
            }
        });
    }

    private void undone(Block open, @Nullable Throwable why) {
        if (why == null) {
            phase.set(Phase.OVER);
        } else {
            ended(open, why, null);
        }
    }

    private void decided(Block open, @Nullable MillraceException outcome, @Nullable Throwable why) {
        if (outcome instanceof TransactionAborted) {
            undone(open, why);
            return;
        }
        MillraceException told = open.atCommit().meant(outcome);
        // What is said of a connection that broke is said of all statements on it.
        if (told != null && why != null && !(why instanceof ConnectionFailure)) {
            told.addSuppressed(why);
        }
        ended(open, told, why);
    }

    /**
     * Tells how it ended.
     *
     * @param failure why it did not commit, or null where it did
     * @param late what its body has failed with after COMMIT was sent
     */
    private void ended(Block open, @Nullable Throwable failure, @Nullable Throwable late) {
        if (phase.get() == Phase.OVER) {
            return;
        }
        if (failure == null) {
            List<Mono<?>> work =
                    opened.outermost() ? List.copyOf(open.atCommit().work()) : List.of();
            if (work.isEmpty()) {
                succeed(late);
            } else {
                AfterCommit.run(work, actual.currentContext(), () -> succeed(late));
            }
        } else if (!cancelled && mayRepeat() && opened.mayRepeat(attempt, failure, open.failure())) {
            forget();
            undoing = null;
            body = null;
            phase.set(Phase.ENTERING);
            opened.enclosure().later(Jitter.millis(attempt), this::again);
        } else {
            phase.set(Phase.OVER);
            if (cancelled) {
                dropped(failure);
            } else {
                Delivery.error(actual, failure);
            }
        }
    }

    /** That it was undone because nobody wanted it any more is no news to anybody. */
    private void dropped(Throwable failure) {
        if (!(failure instanceof TransactionEnded)) {
            Operators.onErrorDropped(failure, actual.currentContext());
        }
    }

    private void again() {
        if (cancelled) {
            phase.compareAndSet(Phase.ENTERING, Phase.OVER);
        } else if (phase.get() == Phase.ENTERING) {
            enter();
        }
    }

    private void succeed(@Nullable Throwable late) {
        phase.set(Phase.OVER);
        if (cancelled) {
            return;
        }
        if (late == null) {
            committed();
        } else {
            Delivery.error(actual, TransactionFailures.committed(late));
        }
    }

    private void stopBody() {
        Body<T> running = body;
        if (running != null) {
            running.stop();
        }
    }

    private void onLink(Consumer<Block> work) {
        Block open = block;
        if (open != null) {
            open.transaction.link().run(() -> work.accept(open));
        }
    }
}
