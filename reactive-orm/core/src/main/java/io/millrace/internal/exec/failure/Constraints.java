package io.millrace.internal.exec.failure;

import io.millrace.error.Code;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.ConstraintViolation.Kind;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.internal.exec.command.Command;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** The five constraints that a write can violate. */
final class Constraints {

    private Constraints() {}

    static boolean isConstraint(String state) {
        return kind(state) != null;
    }

    static MillraceException violation(PgException refused, String state, Command<?> command) {
        Kind kind = kind(state);
        if (kind == null) {
            throw new IllegalArgumentException(state);
        }
        String table = refused.getTable();
        String column = refused.getColumn();
        String constraint = refused.getConstraint();
        String where = table == null ? "" : " of table " + table;
        String name = constraint == null ? "a constraint" : "constraint " + constraint;
        return new ConstraintViolation(
                new Problem(
                        code(kind),
                        command.operation() + ": " + what(kind),
                        command.sql(),
                        kind == Kind.NOT_NULL
                                ? "column " + column + where + " does not take null"
                                : name + where + because(kind),
                        fix(kind, constraint, column)),
                kind,
                table,
                column,
                constraint,
                null);
    }

    private static @Nullable Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23503", "23001" -> Kind.FOREIGN_KEY;
            case "23514" -> Kind.CHECK;
            case "23P01" -> Kind.EXCLUSION;
            case "23502" -> Kind.NOT_NULL;
            default -> null;
        };
    }

    private static Code code(Kind kind) {
        return switch (kind) {
            case UNIQUE -> Code.UNIQUE_VIOLATION;
            case FOREIGN_KEY -> Code.FOREIGN_KEY_VIOLATION;
            case CHECK -> Code.CHECK_VIOLATION;
            case EXCLUSION -> Code.EXCLUSION_VIOLATION;
            default -> Code.NOT_NULL_VIOLATION;
        };
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case UNIQUE -> "a value is taken already";
            case FOREIGN_KEY -> "a row refers to one that is not there, or is referred to";
            case CHECK -> "a value breaks a rule of the table";
            case EXCLUSION -> "a row conflicts with another one";
            default -> "a required value is missing";
        };
    }

    private static String because(Kind kind) {
        return switch (kind) {
            case UNIQUE -> " allows each value once";
            case FOREIGN_KEY -> " ties the row to another table";
            case CHECK -> " does not hold";
            default -> " does not allow both rows";
        };
    }

    private static String fix(Kind kind, @Nullable String constraint, @Nullable String column) {
        return switch (kind) {
            case UNIQUE -> "use another value, or say what a conflict does: .onConflict(…); in a changeset: .unique(…)";
            case FOREIGN_KEY -> "write the row it refers to first, or delete the rows that refer to it first";
            case NOT_NULL -> "give " + column + " a value, or a default in the database";
            default -> "catch ConstraintViolation and look at constraint(): it is \"" + constraint + "\"";
        };
    }
}
