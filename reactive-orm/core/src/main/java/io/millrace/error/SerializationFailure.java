package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A transaction that PostgreSQL undid so that concurrent ones stay serializable. */
public final class SerializationFailure extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public SerializationFailure(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public SerializationFailure(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
