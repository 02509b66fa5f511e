package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A row that was required and is not there. */
public final class NotFound extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public NotFound(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public NotFound(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
