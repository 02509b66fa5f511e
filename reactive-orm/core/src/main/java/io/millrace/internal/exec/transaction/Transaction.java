package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.failure.TransactionFailures;
import io.millrace.internal.exec.lane.Lease;
import io.millrace.internal.exec.lane.Tenant;
import io.millrace.internal.exec.link.Control;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Operation;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What holds the lease: sends BEGIN, COMMIT and ROLLBACK, and sees to it that the connection goes back clean or not at all. */
final class Transaction implements Tenant {

    private static final long GRACE_MILLIS = 100;
    private static final Command<Object> COMMIT = Command.write("transaction", "COMMIT");
    private static final Command<Object> BEGIN = Command.write("transaction", "BEGIN");

    private final Lease lease;
    private final Deadlines deadlines;
    private final String begin;
    private final OutermostBlock outermost;
    private final Entrant entrant;
    private final long deadline;
    private final int pipelining;

    private boolean begun;
    private boolean beginAnswered;
    private boolean beginFailed;
    private boolean over;
    private boolean doomed;
    private boolean tainted;
    private boolean heldBack;
    private boolean stopAsked;
    private boolean stopped;
    private int savepoints;

    Transaction(Lease lease, TransactionSettings settings, ExecutorOptions options, long deadline, Entrant entrant) {
        this.lease = lease;
        this.deadlines = options.deadlines();
        this.pipelining = options.pipeliningLimit();
        this.begin = BeginText.of(settings, deadlines.transaction());
        this.deadline = deadline;
        this.entrant = entrant;
        this.outermost = new OutermostBlock(this);
        lease.moveIn(this);
    }

    OutermostBlock outermost() {
        return outermost;
    }

    Link link() {
        return lease.link();
    }

    Duration statementDeadline() {
        return deadlines.statement();
    }

    int nextSavepoint() {
        return ++savepoints;
    }

    /** Has BEGIN sent, if it was not; false where the connection is gone. */
    boolean begin() {
        if (begun) {
            return !over;
        }
        if (over) {
            return false;
        }
        begun = true;
        return link().sendNow(new Control(begin, soon(deadlines.statement()), this::begun));
    }

    /** The same, and tells when it has been answered. */
    void beginThen(Runnable then) {
        begun = true;
        if (!link().sendNow(new Control(begin, soon(deadlines.statement()), failure -> {
            begun(failure);
            then.run();
        }))) {
            then.run();
        }
    }

    /** Notes that the connection must not be used by anybody else afterwards. */
    void taint() {
        tainted = true;
    }

    /** Looks at what the server says about a statement. */
    void observe(Throwable reported) {
        if (stopAsked && Diagnosis.isStopped(reported)) {
            stopped = true;
        }
        heldBack = heldBack || Diagnosis.isDriverRefusal(reported);
    }

    /** Sends a savepoint's control statement. */
    void control(String sql, Control.Answer answer) {
        if (!begin()
                || !link().sendNow(new Control(sql, soon(deadlines.statement()), failure -> {
                    if (failure != null) {
                        observe(failure);
                        if (Diagnosis.isLoss(failure)) {
                            link().discard();
                        }
                    }
                    answer.answered(failure);
                }))) {
            answer.answered(new Lost());
        }
    }

    /**
     * Whether COMMIT may be sent behind what is in flight, unanswered. What fails on the server undoes everything, so
     * that only what never gets there could be missing from what commits: a statement whose values the driver refuses,
     * which it does at once where the statement is prepared and nothing is held back, and else after COMMIT was sent.
     */
    boolean mayCommitBehind() {
        int statements = link().inFlight() - (begun && !beginAnswered ? 1 : 0);
        return !over
                && !tainted
                && !heldBack
                && statements > 0
                && link().inFlight() < pipelining
                && link().holdsNothingBack()
                && entrant.isWanted();
    }

    void commit(Block.Ending ending) {
        MillraceException failed = outermost.failure();
        if (failed != null) {
            MillraceException told = over ? failed : TransactionFailures.aborted(failed);
            rollback(() -> ending.ended(told));
            return;
        }
        outermost.end();
        if (over) {
            ending.ended(TransactionFailures.lost());
            return;
        }
        if (!begun) {
            release();
            ending.ended(null);
            return;
        }
        // The probe fails where the transaction has failed, and then COMMIT is not run; alone it would look like
        // success.
        if (!link().sendNow(new Control(
                "SELECT 1; COMMIT", soon(deadlines.statement()), failure -> committed(failure, ending)))) {
            over = true;
            ending.ended(TransactionFailures.lost());
        }
    }

    void rollback(Runnable done) {
        outermost.end();
        if (over) {
            done.run();
        } else if (!begun) {
            release();
            done.run();
        } else if (doomed) {
            over = true;
            lease.stopAndDiscard();
            done.run();
        } else {
            undo(done);
        }
    }

    @Override
    public void expired(Operation operation) {
        doomed = true;
    }

    @Override
    public void lost() {
        over = true;
        outermost.fail(TransactionFailures.lost());
    }

    @Override
    public void tick(long now) {
        outermost.expire(now);
        if (!over && !outermost.hasEnded() && deadline - now <= 0) {
            doomed = doomed || link().inFlight() > 0;
            entrant.timedOut();
        }
    }

    @Override
    public void evicted(MillraceException failure) {
        if (!outermost.hasEnded()) {
            entrant.evicted(failure);
        }
    }

    private void begun(@Nullable Throwable failure) {
        beginAnswered = true;
        if (failure != null) {
            beginFailed = true;
            outermost.fail(Diagnosis.of(failure, BEGIN, Reach.IN_TRANSACTION));
            if (Diagnosis.isLoss(failure)) {
                link().discard();
            }
        }
    }

    private void committed(@Nullable Throwable failure, Block.Ending ending) {
        if (failure == null) {
            release();
            // Without BEGIN there was nothing to commit, and COMMIT says no more than that it has nothing to do.
            ending.ended(beginFailed ? TransactionFailures.aborted(outermost.failure()) : null);
        } else if (Diagnosis.isFollower(failure)) {
            undo(() -> ending.ended(TransactionFailures.aborted(outermost.failure())));
        } else if (Diagnosis.wasNotSent(failure)) {
            discard();
            ending.ended(TransactionFailures.lost());
        } else if (Diagnosis.isLoss(failure)) {
            discard();
            ending.ended(TransactionFailures.unknown());
        } else {
            // The probe may be what failed, with the transaction still open; where it is not, there is nothing to undo.
            undo(() -> ending.ended(Diagnosis.of(failure, COMMIT, Reach.IN_TRANSACTION)));
        }
    }

    private void undo(Runnable done) {
        boolean busy = link().inFlight() > 0;
        boolean sent = link().sendNow(new Control("ROLLBACK", soon(deadlines.cleanup()), failure -> {
            if (failure == null && (!stopAsked || stopped)) {
                release();
            } else {
                discard();
            }
            done.run();
        }));
        if (!sent) {
            over = true;
            done.run();
        } else if (busy) {
            link().later(GRACE_MILLIS, this::stop);
        }
    }

    private void stop() {
        if (over || stopAsked) {
            return;
        }
        if (beginAnswered) {
            stopAsked = true;
            link().connection().cancelRequest();
        } else {
            discard();
        }
    }

    private void release() {
        over = true;
        if (tainted) {
            lease.discard();
        } else {
            lease.giveBack();
        }
    }

    private void discard() {
        over = true;
        lease.discard();
    }

    private long soon(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    private static final class Lost extends Exception {

        private static final long serialVersionUID = 1L;

        Lost() {
            super("the connection is gone", null, false, false);
        }
    }
}
