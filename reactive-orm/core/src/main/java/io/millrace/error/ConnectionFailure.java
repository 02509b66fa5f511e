package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A failure of the way to the database rather than of a statement. */
public abstract sealed class ConnectionFailure extends MillraceException
        permits ConnectFailed, ConnectionLost, LaneExhausted, QueryTimeout, WriteOutcomeUnknown, RepoClosed {

    private static final long serialVersionUID = 1L;

    ConnectionFailure(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
