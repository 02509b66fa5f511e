package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.RowDecoder;
import java.util.List;

/**
 * What a selectable contributes to a select list, and how it is read back.
 *
 * @param columns the parts of the select list
 * @param width how many columns those parts have
 * @param decoder makes the value of them
 */
public record Projection<V>(List<Node> columns, int width, RowDecoder<V> decoder) {

    public Projection {
        columns = List.copyOf(columns);
    }
}
