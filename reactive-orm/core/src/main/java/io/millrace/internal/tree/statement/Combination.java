package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Ordering;
import java.util.List;

/**
 * The rows of two queries together: a union, an intersection or a difference.
 *
 * @param with common table expressions before it
 * @param left the first query
 * @param operator {@code union}, {@code union all}, {@code intersect}, {@code except} and so on
 * @param right the second query
 * @param orders the order of the whole, by positions in the select list
 * @param limits how many rows of the whole
 */
public record Combination(
        List<CommonTableNode> with, Node left, String operator, Node right, List<Ordering> orders, Limits limits)
        implements Scope {

    public Combination {
        with = List.copyOf(with);
        orders = List.copyOf(orders);
    }

    /** All rows of both, in no order. */
    public static Combination of(Node left, String operator, Node right) {
        return new Combination(List.of(), left, operator, right, List.of(), Limits.NONE);
    }

    /** In another order. */
    public Combination orderBy(List<Ordering> all) {
        return new Combination(with, left, operator, right, all, limits);
    }

    /** With so many rows. */
    public Combination limits(Limits other) {
        return new Combination(with, left, operator, right, orders, other);
    }

    /** With further common table expressions before it. */
    public Combination with(List<CommonTableNode> tables) {
        return new Combination(tables, left, operator, right, orders, limits);
    }

    @Override
    public List<Source> sources() {
        return List.of();
    }

    @Override
    public List<String> commonTables() {
        return CommonTableNode.names(with);
    }

    @Override
    public void write(Sink sink) {
        if (sink.isResult() && ReadForm.isNeeded(this)) {
            sink.node(ReadForm.around(with, of(left, operator, right), outside(), limits));
            return;
        }
        sink.enter(this);
        CommonTableNode.writeAll(with, sink);
        sink.text("(").node(left).text(") ").text(operator);
        sink.text(" (").node(right).text(")");
        if (!orders.isEmpty()) {
            sink.text(" order by ").list(orders, ", ");
        }
        sink.node(limits);
        sink.leave(this);
    }

    private List<Ordering> outside() {
        Output output = Output.of(left);
        return orders.stream()
                .map(order -> ReadForm.outside(output, order, ((Position) order.expression()).column()))
                .toList();
    }

    /** A column of the whole, by its position from 0. */
    public record Position(int column) implements Node {

        @Override
        public void write(Sink sink) {
            sink.text(Integer.toString(column + 1));
        }
    }
}
