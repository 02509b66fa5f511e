package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.failure.TransactionFailures;
import io.millrace.internal.exec.statement.Statement;

/** A statement that waits for a nested block to end. */
final class StatementTurn implements Turn {

    private final Block block;
    private final Statement<?> statement;

    StatementTurn(Block block, Statement<?> statement) {
        this.block = block;
        this.statement = statement;
    }

    @Override
    public void take() {
        block.send(statement);
    }

    @Override
    public void refuse(MillraceException failure) {
        statement.failWith(failure);
    }

    @Override
    public MillraceException tooLate() {
        return TransactionFailures.ended(
                statement.command().operation(), statement.command().sql());
    }

    @Override
    public boolean isOver() {
        return statement.isOver();
    }

    @Override
    public boolean expire(long now) {
        if (statement.deadline() - now <= 0) {
            statement.failWith(statement.timeout(Reach.NOT_SENT));
            return true;
        }
        return false;
    }
}
