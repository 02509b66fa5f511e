package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A deadline that passed before the answer came. */
public final class QueryTimeout extends ConnectionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public QueryTimeout(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public QueryTimeout(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
