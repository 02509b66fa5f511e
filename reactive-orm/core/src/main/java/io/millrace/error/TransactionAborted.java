package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A transaction that could not commit because a statement of it had failed before. */
public final class TransactionAborted extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public TransactionAborted(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public TransactionAborted(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
