package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** No connection was free in time, or too many were waiting already. */
public final class LaneExhausted extends ConnectionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public LaneExhausted(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public LaneExhausted(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
