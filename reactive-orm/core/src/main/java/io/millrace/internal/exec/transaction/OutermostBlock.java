package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.TransactionFailures;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The part of a transaction that is in no savepoint. */
final class OutermostBlock extends Block {

    private @Nullable PipelinedCommit pipelined;

    OutermostBlock(Transaction transaction) {
        super(transaction);
    }

    @Override
    boolean isCommitting() {
        return pipelined != null;
    }

    @Override
    void commitBehind() {
        if (isClear() && transaction.mayCommitBehind()) {
            PipelinedCommit behind = new PipelinedCommit();
            pipelined = behind;
            transaction.commit(behind);
        }
    }

    @Override
    void commit(BooleanSupplier wanted, Ending ending) {
        PipelinedCommit sent = pipelined;
        if (sent != null) {
            sent.then(ending);
            return;
        }
        close(new ClosingTurn(() -> {
            if (hasEnded()) {
                ending.ended(TransactionFailures.ended("transaction", null));
            } else if (!wanted.getAsBoolean()) {
                transaction.rollback(() -> ending.ended(TransactionFailures.ended("transaction", null)));
            } else {
                transaction.commit(ending);
            }
        }));
    }

    @Override
    void rollback(Runnable done) {
        transaction.rollback(done);
    }

    @Override
    boolean isWithin(Block other) {
        return this == other;
    }

    @Override
    @Nullable MillraceException failureAround() {
        return failure();
    }
}
