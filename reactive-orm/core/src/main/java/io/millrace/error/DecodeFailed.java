package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A row that does not fit the record it is read into. */
public final class DecodeFailed extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public DecodeFailed(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public DecodeFailed(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
