package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.failure.TransactionFailures;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A savepoint. */
final class NestedBlock extends Block {

    private static final Command<Object> SAVEPOINT = Command.write("transaction", "SAVEPOINT");
    private static final Command<Object> RELEASE = Command.write("transaction", "RELEASE SAVEPOINT");
    private static final Command<Object> UNDO = Command.write("transaction", "ROLLBACK TO SAVEPOINT");

    private final Block around;
    private final String name;

    NestedBlock(Block around) {
        super(around.transaction);
        this.around = around;
        this.name = "millrace_" + transaction.nextSavepoint();
    }

    void open() {
        transaction.control("SAVEPOINT " + name, failure -> {
            if (failure != null) {
                MillraceException before = around.failureAround();
                fail(before != null ? before : Diagnosis.of(failure, SAVEPOINT, Reach.IN_TRANSACTION));
            }
        });
    }

    @Override
    void commit(BooleanSupplier wanted, Ending ending) {
        close(new ClosingTurn(() -> {
            if (hasEnded()) {
                ending.ended(tooLate());
            } else if (!wanted.getAsBoolean()) {
                undo(() -> ending.ended(tooLate()));
            } else {
                release(ending);
            }
        }));
    }

    @Override
    void rollback(Runnable done) {
        if (hasEnded()) {
            done.run();
        } else {
            undo(done);
        }
    }

    @Override
    boolean isWithin(Block other) {
        return this == other || around.isWithin(other);
    }

    @Override
    @Nullable MillraceException failureAround() {
        MillraceException own = failure();
        return own != null ? own : around.failureAround();
    }

    private void release(Ending ending) {
        MillraceException failed = failure();
        if (failed != null) {
            undo(() -> ending.ended(TransactionFailures.aborted(failed)));
            return;
        }
        end();
        transaction.control("RELEASE SAVEPOINT " + name, failure -> {
            if (failure == null) {
                atCommit().passOn(around.atCommit());
                leave();
                ending.ended(null);
            } else if (Diagnosis.isFollower(failure)) {
                undo(() -> ending.ended(TransactionFailures.aborted(failure())));
            } else {
                MillraceException translated = Diagnosis.of(failure, RELEASE, Reach.IN_TRANSACTION);
                around.fail(translated);
                leave();
                ending.ended(translated);
            }
        });
    }

    private void undo(Runnable done) {
        end();
        transaction.control("ROLLBACK TO SAVEPOINT " + name + "; RELEASE SAVEPOINT " + name, failure -> {
            if (failure != null) {
                around.fail(Diagnosis.of(failure, UNDO, Reach.IN_TRANSACTION));
            }
            leave();
            done.run();
        });
    }

    private void leave() {
        around.closed(this);
    }

    private static MillraceException tooLate() {
        return TransactionFailures.ended("transaction", null);
    }
}
