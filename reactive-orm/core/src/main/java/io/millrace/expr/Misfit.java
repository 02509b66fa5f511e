package io.millrace.expr;

import io.millrace.error.Code;
import io.millrace.error.DecodeFailed;
import io.millrace.error.Problem;
import io.millrace.type.PgType;
import io.millrace.type.UnreadableValue;

/** The failures of reading a column: what came does not fit what was expected. */
public final class Misfit {

    private Misfit() {}

    /** A null where the record has none. */
    public static DecodeFailed missing(String label) {
        return new DecodeFailed(Problem.of(
                Code.DECODE_FAILED,
                label + " is null in a row that was read",
                "the record says that it never is",
                "make the component @Nullable, or the column not null"));
    }

    /** A null where an expression was selected as one that is never null. */
    static DecodeFailed missingValue(PgType<?> type) {
        return new DecodeFailed(Problem.of(
                Code.DECODE_FAILED,
                "an expression of type " + type.sqlName() + " is null in a row that was read",
                "it was selected as one that is never null",
                "select .optional() to read an Optional, or .orElse(value) for a value in its place"));
    }

    /** A value that its type cannot be read from. */
    public static DecodeFailed of(String label, PgType<?> type, RuntimeException failure) {
        return new DecodeFailed(
                Problem.of(
                        Code.DECODE_FAILED,
                        label + " cannot be read as " + type.sqlName(),
                        failure instanceof UnreadableValue
                                ? String.valueOf(failure.getMessage())
                                : "the column's type in the database, or a value in it, is another than the record"
                                        + " expects (" + failure.getClass().getSimpleName() + ")",
                        "compare the record with the table: the type of " + label + " and the column's own"),
                failure);
    }
}
