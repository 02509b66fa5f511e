package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.TransactionFailures;

/** The end of a block, which waits for what arrived before it. */
final class ClosingTurn implements Turn {

    private final Runnable end;
    private boolean taken;

    ClosingTurn(Runnable end) {
        this.end = end;
    }

    @Override
    public void take() {
        taken = true;
        end.run();
    }

    @Override
    public void refuse(MillraceException failure) {
        take();
    }

    @Override
    public MillraceException tooLate() {
        return TransactionFailures.ended("transaction", null);
    }

    @Override
    public boolean isOver() {
        return taken;
    }
}
