package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A value that its column cannot hold: refused before it is sent. */
public final class InvalidValue extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public InvalidValue(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public InvalidValue(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
