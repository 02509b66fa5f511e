package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A repo that is used after it was closed. */
public final class RepoClosed extends ConnectionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public RepoClosed(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public RepoClosed(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
