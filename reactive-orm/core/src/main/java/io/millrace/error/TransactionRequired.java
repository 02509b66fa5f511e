package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** Work that must run inside a transaction and found none in its context. */
public final class TransactionRequired extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public TransactionRequired(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public TransactionRequired(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
