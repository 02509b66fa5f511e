package io.millrace.expr;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.type.PgType;

/** The types that others are made of. */
final class Parts {

    private Parts() {}

    /** The type of an array's elements or of a range's bounds. */
    @SuppressWarnings("unchecked") // a list of E is an array of E, and a range of B has bounds of B
    static <P> PgType<P> of(PgType<?> whole) {
        return (PgType<P>) whole.part()
                .orElseThrow(() -> new InvalidQuery(Problem.of(
                        Code.INVALID_ARGUMENT,
                        "it is not known what " + whole.sqlName() + " is made of",
                        "its PgType does not name the type of its elements or bounds",
                        "make the type with Types.arrayOf or Types.range, or override PgType.part()")));
    }
}
