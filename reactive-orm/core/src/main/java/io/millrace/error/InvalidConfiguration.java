package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A configuration that cannot work: all of its problems at once. */
public final class InvalidConfiguration extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public InvalidConfiguration(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public InvalidConfiguration(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
