package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A connection that could not be made. */
public final class ConnectFailed extends ConnectionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public ConnectFailed(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public ConnectFailed(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
