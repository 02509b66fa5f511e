package io.millrace.query.named;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expr.Absence;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.ValueDecoder;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.FunctionSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.statement.Output;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.List;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * The elements of a JSON array as rows, with their places: {@code jsonb_array_elements(document) with ordinality as name
 * (value, place)}. The document may be a column of what the query reads before, or of a query around it. Null has no
 * elements; a document that is no array is an error of the statement.
 *
 * <pre>{@code
 * var frame = JsonElements.of(EVENT.stacktrace, "frame");
 * from(frame).orderBy(frame.place().asc()).select(frame.element().textAt("file"));
 * }</pre>
 */
public final class JsonElements extends Named<Tuple2<JsonNode, Long>> {

    private JsonElements(FunctionSource source, NamedColumns columns, RowDecoder<Tuple2<JsonNode, Long>> decoder) {
        super(source, columns, decoder);
    }

    /** The elements of a document, under a name. */
    public static JsonElements of(JsonExpr<?, ?, ?> document, String name) {
        NamedSource source = new NamedSource(name, List.of("value", "place"));
        Output output = Output.named(List.of(
                new Selected(new ColumnNode(source, "value", "value"), Types.jsonb(JsonNode.class), null),
                new Selected(new ColumnNode(source, "place", "place"), Types.INT8, null)));
        RowDecoder<JsonNode> element = new ValueDecoder<>(Types.jsonb(JsonNode.class), Absence.REFUSED, name);
        RowDecoder<Long> place = new ValueDecoder<>(Types.INT8, Absence.REFUSED, name);
        return new JsonElements(
                new FunctionSource(Call.of("jsonb_array_elements", document.node()), source),
                new NamedColumns(source, output),
                (row, offset) -> Tuples.of(element.decode(row, offset), place.decode(row, offset + 1)));
    }

    /** {@code name.value}: the element. */
    public JsonExpr<Object, JsonNode, JsonNode> element() {
        return new JsonExpr<>(columns().column(0), Types.jsonb(JsonNode.class), Absence.REFUSED);
    }

    /** {@code name.place}: the element's place in the array, from 1. */
    public NumberExpr<Object, Long, Long> place() {
        return new NumberExpr<>(columns().column(1), Types.INT8, Absence.REFUSED);
    }
}
