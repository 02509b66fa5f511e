package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A failure of a transaction rather than of one of its statements. */
public abstract sealed class TransactionFailure extends MillraceException
        permits TransactionEnded,
                TransactionAborted,
                TransactionRequired,
                SerializationFailure,
                Deadlock,
                CommitOutcomeUnknown,
                StepFailed {

    private static final long serialVersionUID = 1L;

    TransactionFailure(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
