package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Sink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function over all rows of a group.
 *
 * @param function its name
 * @param distinct whether equal arguments count once
 * @param arguments the arguments; none for {@code count(*)}
 * @param orders the order of the rows, where it matters to the function
 * @param withinGroup whether the order is what the function works on, as for a percentile
 * @param filter the condition of the rows that count, or null for all
 */
public record Aggregate(
        String function,
        boolean distinct,
        List<Node> arguments,
        List<Ordering> orders,
        boolean withinGroup,
        @Nullable Node filter)
        implements Node {

    public Aggregate {
        arguments = List.copyOf(arguments);
        orders = List.copyOf(orders);
    }

    /** A plain call with the arguments in order. */
    public static Aggregate of(String function, Node... arguments) {
        return new Aggregate(function, false, List.of(arguments), List.of(), false, null);
    }

    /** The same in which equal arguments count once. */
    public Aggregate distinctly() {
        return new Aggregate(function, true, arguments, orders, withinGroup, filter);
    }

    /** The same over the rows in an order. */
    public Aggregate orderedBy(List<Ordering> order) {
        return new Aggregate(function, distinct, arguments, order, withinGroup, filter);
    }

    /** The same as a function that works on the ordered rows: {@code f(…) within group (order by …)}. */
    public Aggregate withinGroup(Ordering order) {
        return new Aggregate(function, distinct, arguments, List.of(order), true, filter);
    }

    /** The same over those rows only for which a condition holds, after those that it has. */
    public Aggregate filteredBy(Node condition) {
        Node both = filter == null ? condition : new Infix(filter, "and", condition, Precedence.AND);
        return new Aggregate(function, distinct, arguments, orders, withinGroup, both);
    }

    @Override
    public void write(Sink sink) {
        sink.text(function).text(distinct ? "(distinct " : "(");
        if (arguments.isEmpty() && !withinGroup) {
            sink.text("*");
        }
        sink.list(arguments, ", ");
        if (withinGroup) {
            sink.text(") within group (order by ").list(orders, ", ");
        } else if (!orders.isEmpty()) {
            sink.text(" order by ").list(orders, ", ");
        }
        sink.text(")");
        if (filter != null) {
            sink.text(" filter (where ").node(filter).text(")");
        }
    }
}
