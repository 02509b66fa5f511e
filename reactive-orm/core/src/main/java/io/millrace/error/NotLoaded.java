package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A relation that is read although it was not loaded. */
public final class NotLoaded extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public NotLoaded(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public NotLoaded(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
