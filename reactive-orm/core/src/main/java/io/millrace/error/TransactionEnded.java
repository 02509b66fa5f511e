package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A statement of a transaction that has already ended. */
public final class TransactionEnded extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public TransactionEnded(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public TransactionEnded(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
