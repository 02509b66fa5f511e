package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A connection that broke before the answer came; nothing was changed by the statement that reports it. */
public final class ConnectionLost extends ConnectionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public ConnectionLost(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public ConnectionLost(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
