package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.expression.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of two queries together: a union, an intersection or a difference.
 *
 * @param left the first query
 * @param operator {@code union}, {@code union all}, {@code intersect}, {@code except} and so on
 * @param right the second query
 * @param orders the order of the whole, by position or name of a column
 * @param limit at most so many rows of the whole, or null
 * @param offset without the first rows of the whole, or null
 */
public record Combination(
        Node left,
        String operator,
        Node right,
        List<Ordering> orders,
        @Nullable Node limit,
        @Nullable Node offset) implements Node {

    public Combination {
        orders = List.copyOf(orders);
    }

    @Override
    public void write(Sink sink) {
        sink.text("(")
                .node(left)
                .text(") ")
                .text(operator)
                .text(" (")
                .node(right)
                .text(")");
        if (!orders.isEmpty()) {
            sink.text(" order by ").list(orders, ", ");
        }
        if (offset != null) {
            sink.text(" offset ").node(offset);
        }
        if (limit != null) {
            sink.text(" limit ").node(limit);
        }
    }
}
