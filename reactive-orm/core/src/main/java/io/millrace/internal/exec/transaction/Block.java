package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.failure.StaleStatement;
import io.millrace.internal.exec.failure.TransactionFailures;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.statement.Route;
import io.millrace.internal.exec.statement.Statement;
import io.vertx.sqlclient.SqlResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The outermost part of a transaction, or a savepoint in it: where statements arrive, in order. */
public abstract class Block implements Route {

    final Transaction transaction;

    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final AtCommit atCommit = new AtCommit();
    private @Nullable Block child;
    private @Nullable MillraceException failure;
    private volatile boolean closing;
    private volatile boolean ended;

    Block(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Ends the block well; then tells what came of it: null for success.
     *
     * @param wanted whether anybody still wants it, asked right before it is sent; it is undone where nobody does
     */
    abstract void commit(BooleanSupplier wanted, Ending ending);

    /** Undoes the block; then tells. */
    abstract void rollback(Runnable done);

    /** Whether the block takes statements. From any thread, and may be a moment old. */
    public final boolean isOpen() {
        return !closing && !ended;
    }

    /** Whether COMMIT was sent behind the last statements: what became of it decides, whatever becomes of them. */
    boolean isCommitting() {
        return false;
    }

    /** Whether nothing has failed or waits here, and nothing is in flight: what is sent now is all that there is. */
    final boolean isQuiet() {
        return link().isHere() && link().inFlight() == 0 && isClear();
    }

    /** Whether it is open, and nothing has failed, waits, or is nested here. */
    final boolean isClear() {
        return isOpen() && failure == null && child == null && waiting.isEmpty();
    }

    /** Has COMMIT follow what is in flight, where nothing can come of it that would not come of waiting. */
    void commitBehind() {}

    /** What the block wants of COMMIT. On the link's thread. */
    final AtCommit atCommit() {
        return atCommit;
    }

    @Override
    public final void start(Statement<?> statement) {
        statement.startAt(System.nanoTime(), transaction.statementDeadline());
        Link link = transaction.link();
        if (link.isHere()) {
            arrive(statement);
        } else {
            link.run(() -> arrive(statement));
        }
    }

    @Override
    public final void cancelled(Statement<?> statement) {
        // What was sent runs on; what waits is passed over when its turn comes.
    }

    /** What ran out of time may still take effect, so nothing of the block may. */
    @Override
    public final void expired(MillraceException late) {
        fail(late);
    }

    @Override
    public final Reach reach() {
        return isCommitting() ? Reach.SENT : Reach.IN_TRANSACTION;
    }

    @Override
    public final void answered(
            Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable reported) {
        if (reported == null) {
            on.statements().answered(statement.command().sql());
            Throwable undecodable = statement.undecodable();
            if (undecodable == null) {
                statement.finish(result);
            } else {
                statement.failWith(Diagnosis.undecodable(undecodable, statement.command()));
            }
            return;
        }
        statement.failWith(note(statement.command(), reported));
    }

    /**
     * Gives a step of a cursor its turn; from any thread. Where it is too late, or the connection is gone, the step is
     * told so.
     */
    public final void submit(Step step) {
        transaction.link().run(() -> {
            step.deadline(System.nanoTime() + transaction.statementDeadline().toNanos());
            arrive(new StepTurn(this, step));
        });
    }

    /**
     * Sends a step that must not wait and may come after the end, such as closing a cursor; on the link's thread. Where
     * the connection is gone it is dropped.
     */
    public final void submitNow(Step step) {
        step.deadline(System.nanoTime() + transaction.statementDeadline().toNanos());
        transaction.link().sendNow(step);
    }

    /** The connection that the block runs on. */
    public final Link link() {
        return transaction.link();
    }

    /** What the failure of a step is; keeps it as what failed the block. On the link's thread. */
    final MillraceException translate(Throwable reported, Command<?> command) {
        return note(command, reported);
    }

    /** Sends a step whose turn it is. */
    final void send(Step step) {
        if (!transaction.begin() || !transaction.link().sendNow(step)) {
            step.refuse(Diagnosis.lost(step.command(), Reach.IN_TRANSACTION, null));
        }
    }

    /** Sends a statement whose turn it is. */
    final void send(Statement<?> statement) {
        if (statement.isOver()) {
            return;
        }
        if (statement.command().kind() == Kind.OTHER) {
            transaction.taint();
        }
        if (!transaction.begin() || !transaction.link().sendNow(statement)) {
            statement.failWith(Diagnosis.lost(statement.command(), Reach.IN_TRANSACTION, null));
        }
    }

    /** Gives something its turn, at once where nothing is before it. */
    final void arrive(Turn turn) {
        if (closing || ended) {
            turn.refuse(turn.tooLate());
        } else {
            line(turn);
        }
    }

    /** The same for what ends the block: nothing new arrives after it. */
    final void close(Turn last) {
        closing = true;
        line(last);
    }

    final void opened(Block nested) {
        child = nested;
    }

    /** The nested block has ended: what waited goes on. */
    final void closed(Block nested) {
        if (child == nested) {
            child = null;
        }
        while (child == null && !ended) {
            Turn turn = waiting.poll();
            if (turn == null) {
                return;
            }
            if (!turn.isOver()) {
                turn.take();
            }
        }
    }

    /** Undoes the block while its end still waits for what is nested in it; does nothing where it has been ended. */
    final void giveUp() {
        if (!ended) {
            rollback(() -> {});
        }
    }

    /** Ends this block and what is nested in it, and refuses what waits. */
    final void end() {
        closing = true;
        ended = true;
        Block nested = child;
        child = null;
        if (nested != null) {
            nested.end();
        }
        for (Turn turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            turn.refuse(turn.tooLate());
        }
    }

    final boolean hasEnded() {
        return ended;
    }

    /** The first thing that failed here and was not undone, if anything did. */
    final @Nullable MillraceException failure() {
        return failure;
    }

    final void fail(MillraceException first) {
        if (failure == null) {
            failure = first;
        }
    }

    /** What waits and has run out of time is told so, here and in what is nested. */
    final void expire(long now) {
        waiting.removeIf(turn -> turn.isOver() || turn.expire(now));
        if (child != null) {
            child.expire(now);
        }
    }

    /** The first failure here or in a block around this one: what makes PostgreSQL refuse statements here. */
    abstract @Nullable MillraceException failureAround();

    /** Whether this is another block, or nested in it. */
    abstract boolean isWithin(Block other);

    private MillraceException note(Command<?> command, Throwable reported) {
        transaction.observe(reported);
        if (Diagnosis.isLoss(reported)) {
            transaction.link().discard();
        }
        MillraceException before = failureAround();
        MillraceException translated = Diagnosis.of(reported, command, reach());
        if (StaleStatement.mayBe(reported)) {
            transaction.taint();
        }
        if (Diagnosis.isFollower(reported) && before != null) {
            return TransactionFailures.follower(command, before);
        }
        if (!Diagnosis.isDriverRefusal(reported)) {
            fail(translated);
        }
        return translated;
    }

    private void arrive(Statement<?> statement) {
        if (!closing && child == null && waiting.isEmpty()) {
            send(statement);
        } else {
            arrive(new StatementTurn(this, statement));
        }
    }

    private void line(Turn turn) {
        if (ended) {
            turn.refuse(turn.tooLate());
        } else if (child == null && waiting.isEmpty()) {
            turn.take();
        } else {
            waiting.add(turn);
        }
    }

    /** How a block ended: null for well. */
    @FunctionalInterface
    interface Ending {
        void ended(@Nullable MillraceException failure);
    }
}
