package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.TransactionFailures;

/** Lets nested transactions in, one after the other. */
final class Savepoint implements Enclosure {

    private final Block around;

    Savepoint(Block around) {
        this.around = around;
    }

    @Override
    public void enter(Entrant entrant) {
        around.transaction.link().run(() -> around.arrive(new Entry(entrant)));
    }

    @Override
    public void later(long millis, Runnable work) {
        around.transaction.link().later(millis, work);
    }

    @Override
    public void withdraw(Entrant entrant) {
        // Its turn comes all the same, and then it leaves at once.
    }

    private final class Entry implements Turn {

        private final Entrant entrant;

        Entry(Entrant entrant) {
            this.entrant = entrant;
        }

        @Override
        public void take() {
            MillraceException failed = around.failureAround();
            if (failed != null) {
                entrant.refused(TransactionFailures.aborted(failed));
                return;
            }
            NestedBlock nested = new NestedBlock(around);
            around.opened(nested);
            nested.open();
            entrant.entered(nested);
        }

        @Override
        public void refuse(MillraceException failure) {
            entrant.refused(failure);
        }

        @Override
        public MillraceException tooLate() {
            return TransactionFailures.ended("transaction", null);
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }
}
