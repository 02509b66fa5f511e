package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A row that was changed or removed by somebody else since it was read. */
public final class StaleRow extends MillraceException {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public StaleRow(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public StaleRow(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
