package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.TransactionFailures;

/** A step of a cursor that waits for a nested block to end. */
final class StepTurn implements Turn {

    private final Block block;
    private final Step step;

    StepTurn(Block block, Step step) {
        this.block = block;
        this.step = step;
    }

    @Override
    public void take() {
        block.send(step);
    }

    @Override
    public void refuse(MillraceException failure) {
        step.refuse(failure);
    }

    @Override
    public MillraceException tooLate() {
        return TransactionFailures.ended(
                step.command().operation(), step.command().sql());
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
