package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** More rows than the one that was asked for. */
public final class MultipleResults extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public MultipleResults(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public MultipleResults(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
