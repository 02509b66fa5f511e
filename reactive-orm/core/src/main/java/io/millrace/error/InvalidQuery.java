package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A query that cannot be run: refused before a connection is taken. */
public final class InvalidQuery extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public InvalidQuery(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public InvalidQuery(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
