package io.millrace.migrate.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure of a migration, told apart by {@link #code()}. The message says what failed, then {@code statement:} where
 * there is one, {@code because:} and {@code fix:}. It never holds a password.
 */
public final class MigrationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MigrationCode code;

    /** A failure without a statement. */
    public MigrationFailure(MigrationCode code, String what, String because, String fix) {
        this(code, what, null, because, fix, null);
    }

    /** A failure with the statement that it happened in, and what caused it. */
    public MigrationFailure(
            MigrationCode code,
            String what,
            @Nullable String statement,
            String because,
            String fix,
            @Nullable Throwable cause) {
        super(message(code, what, statement, because, fix), cause);
        this.code = code;
    }

    /** The stable code of this failure. */
    public MigrationCode code() {
        return code;
    }

    private static String message(
            MigrationCode code, String what, @Nullable String statement, String because, String fix) {
        StringBuilder text =
                new StringBuilder(256).append(code.id()).append(": ").append(what);
        if (statement != null) {
            text.append("\n  statement: ").append(indented(statement));
        }
        return text.append("\n  because: ")
                .append(indented(because))
                .append("\n  fix: ")
                .append(indented(fix))
                .toString();
    }

    private static String indented(String lines) {
        return lines.strip().replace("\n", "\n    ");
    }
}
