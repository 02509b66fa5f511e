package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A transaction that PostgreSQL undid to end a deadlock. */
public final class Deadlock extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public Deadlock(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public Deadlock(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
