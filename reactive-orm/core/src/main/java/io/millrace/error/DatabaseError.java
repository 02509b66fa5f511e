package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** An error of PostgreSQL that no other class of this family stands for; {@link #sqlState()} tells which. */
public final class DatabaseError extends MillraceException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    /** An error with the five characters of its SQLSTATE. */
    public DatabaseError(Problem problem, String sqlState, @Nullable Throwable cause) {
        super(problem, cause);
        this.sqlState = sqlState;
    }

    /** The five characters of the SQLSTATE, as in appendix A of PostgreSQL's manual. */
    public String sqlState() {
        return sqlState;
    }
}
