package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A write that was sent and never answered: it may have taken effect. */
public final class WriteOutcomeUnknown extends ConnectionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public WriteOutcomeUnknown(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public WriteOutcomeUnknown(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
