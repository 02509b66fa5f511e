package io.millrace.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure reported by the library: the root of a sealed family, told apart by class or by {@link #code()}.
 *
 * <p>The message has up to four parts: what failed, {@code query:}, {@code because:} and {@code fix:}. It never holds
 * parameter values. Instances are immutable and may be shared between threads.
 */
public abstract sealed class MillraceException extends RuntimeException
        permits InvalidQuery,
                InvalidValue,
                InvalidChangeset,
                InvalidConfiguration,
                NotFound,
                MultipleResults,
                DecodeFailed,
                NotLoaded,
                StaleRow,
                DeleteRestricted,
                ConstraintViolation,
                ConnectionFailure,
                TransactionFailure,
                DatabaseError {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    MillraceException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /** The stable code of this failure. */
    public final Code code() {
        return problem.code();
    }

    /** The parts of the message. */
    public final Problem problem() {
        return problem;
    }

    /**
     * Whether doing the same again may succeed and cannot do harm: the work had no effect and the cause may pass.
     * For a transaction it means the whole transaction, never one statement of it.
     */
    public boolean isRetryable() {
        return false;
    }
}
