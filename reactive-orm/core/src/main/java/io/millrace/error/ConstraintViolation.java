package io.millrace.error;

import org.jspecify.annotations.Nullable;

/** A write that the database refused because of a constraint. */
public final class ConstraintViolation extends MillraceException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String table;
    private final @Nullable String column;
    private final @Nullable String constraint;

    /** A violation of the named constraint; null where PostgreSQL does not name the part. */
    public ConstraintViolation(
            Problem problem,
            Kind kind,
            @Nullable String table,
            @Nullable String column,
            @Nullable String constraint,
            @Nullable Throwable cause) {
        super(problem, cause);
        this.kind = kind;
        this.table = table;
        this.column = column;
        this.constraint = constraint;
    }

    /** What kind of constraint it is. */
    public Kind kind() {
        return kind;
    }

    /** The table, or null where PostgreSQL does not name one. */
    public @Nullable String table() {
        return table;
    }

    /** The column: only a not-null violation names one. */
    public @Nullable String column() {
        return column;
    }

    /** The constraint's name: null for a not-null violation. */
    public @Nullable String constraint() {
        return constraint;
    }

    /** The kinds of constraints that a write can violate. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUSION,
        NOT_NULL
    }
}
