package io.millrace.internal.tree;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.type.PgType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value as text of a statement, where it cannot be sent beside it. */
final class Literal {

    private Literal() {}

    /**
     * The value with the cast that fixes its type.
     *
     * @throws InvalidQuery where it is of a type that has no short and sure form in text
     */
    static <T> String of(PgType<T> type, @Nullable T value, String label) {
        Object sent = value == null ? null : type.encode(value);
        if (sent == null) {
            return type.parameter("null");
        }
        if (sent instanceof Boolean || sent instanceof Number || sent instanceof UUID || sent instanceof String) {
            return type.parameter(quoted(sent.toString()));
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                label + ": the predicate of an index cannot be compared with a value of " + type.sqlName(),
                "PostgreSQL has to see the value when it looks for the index, so it is written into the statement, and"
                        + " only texts, numbers, booleans, enums and uuids are",
                "name the constraint, or write the predicate as it stands in the index: sql(\"…\")"));
    }

    /** With backslashes as themselves, whatever the session says of them. */
    private static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
