package io.millrace.query.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Expr;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Call;
import io.millrace.type.Interval;
import io.millrace.type.PgType;
import io.millrace.type.Types;

/**
 * Functions that make rows: the elements of an array or of a document, and series of numbers and of times.
 *
 * <pre>{@code
 * var tag = Elements.of("tag", POST.tags);
 * from(POST).crossJoin(tag).groupBy(tag.value()).select(tag.value(), count());
 * }</pre>
 */
public final class Elements {

    private static final PgType<JsonNode> DOCUMENT = Types.jsonb(JsonNode.class);

    private Elements() {}

    /** {@code unnest(array)}: a row for each element; none for a null. A null among them is an error of its row. */
    public static <E> FunctionRows<E, Expr<Object, E, E>> of(String name, ArrayExpr<?, E, ?> array) {
        PgType<E> type = element(array);
        return FunctionRows.of(name, Call.of("unnest", array.node()), node -> new Expr<>(node, type, Absence.REFUSED));
    }

    /** {@code jsonb_array_elements(document)}: a row for each element of an array; of anything else an error. */
    public static FunctionRows<JsonNode, JsonExpr<Object, JsonNode, JsonNode>> of(
            String name, JsonExpr<?, ?, ?> document) {
        return FunctionRows.of(
                name,
                Call.of("jsonb_array_elements", document.node()),
                node -> new JsonExpr<>(node, DOCUMENT, Absence.REFUSED));
    }

    /** {@code generate_series(first, last)}: whole numbers, both ends included. */
    public static FunctionRows<Long, NumberExpr<Object, Long, Long>> series(String name, long first, long last) {
        return FunctionRows.of(
                name,
                Call.of(
                        "generate_series",
                        new Parameter<>(Types.INT8, first, "first"),
                        new Parameter<>(Types.INT8, last, "last")),
                node -> new NumberExpr<>(node, Types.INT8, Absence.REFUSED));
    }

    /** {@code generate_series(first, last, step)}: times that lie a step apart, both ends included where they are met. */
    public static <T> FunctionRows<T, TimeExpr<Object, T, T>> series(
            String name, TimeExpr<?, T, ?> first, TimeExpr<?, T, ?> last, Interval step) {
        PgType<T> type = first.type();
        if (!type.sqlName().startsWith("timestamp")) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "a series cannot be made of " + type.sqlName(),
                    "PostgreSQL makes series of timestamps, and would give them instead",
                    "start from a timestamp: time(date.cast(Types.TIMESTAMP))"));
        }
        return FunctionRows.of(
                name,
                Call.of("generate_series", first.node(), last.node(), new Parameter<>(Types.INTERVAL, step, "step")),
                node -> new TimeExpr<>(node, type, Absence.REFUSED));
    }

    @SuppressWarnings("unchecked") // a list of E is an array of E
    private static <E> PgType<E> element(ArrayExpr<?, E, ?> array) {
        return (PgType<E>) array.type()
                .part()
                .orElseThrow(() -> new InvalidQuery(Problem.of(
                        Code.INVALID_ARGUMENT,
                        "it is not known what " + array.type().sqlName() + " is made of",
                        "its PgType does not name the type of its elements",
                        "make the type with Types.arrayOf, or override PgType.part()")));
    }
}
