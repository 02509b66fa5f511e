package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A commit that was sent and never answered: it may have taken effect. */
public final class CommitOutcomeUnknown extends TransactionFailure {

    private static final long serialVersionUID = 1L;

    /** A failure that says what the problem says. */
    public CommitOutcomeUnknown(Problem problem) {
        super(problem, null);
    }

    /** A failure that says what the problem says, caused by another. */
    public CommitOutcomeUnknown(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
