package io.millrace.expr;

import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.type.PgType;

/** Whole numbers as values of any type of number. */
public final class WholeNumber {

    private WholeNumber() {}

    /**
     * A whole number as a value of the type.
     *
     * @param label what it is for, for messages
     * @throws InvalidValue where the type cannot hold it
     */
    public static <N extends Number> N of(PgType<N> type, long value, String label) {
        try {
            return type.parse(Long.toString(value));
        } catch (RuntimeException refused) {
            throw new InvalidValue(
                    Problem.of(
                            Code.OUT_OF_RANGE,
                            label + ": the number is out of range for " + type.sqlName(),
                            type.sqlName() + " cannot hold it",
                            "check the number before it is written, or give the column a wider type"),
                    refused);
        }
    }
}
