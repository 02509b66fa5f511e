package io.millrace.internal.tree.expression;

import io.millrace.internal.tree.Node;
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
 * @param filter the condition of the rows that count, or null for all
 */
public record Aggregate(
        String function,
        boolean distinct,
        List<Node> arguments,
        List<Ordering> orders,
        @Nullable Node filter) implements Node {

    public Aggregate {
        arguments = List.copyOf(arguments);
        orders = List.copyOf(orders);
    }

    /** A plain call with the arguments in order. */
    public static Aggregate of(String function, Node... arguments) {
        return new Aggregate(function, false, List.of(arguments), List.of(), null);
    }

    @Override
    public void write(Sink sink) {
        sink.text(function).text(distinct ? "(distinct " : "(");
        if (arguments.isEmpty()) {
            sink.text("*");
        }
        sink.list(arguments, ", ");
        if (!orders.isEmpty()) {
            sink.text(" order by ").list(orders, ", ");
        }
        sink.text(")");
        if (filter != null) {
            sink.text(" filter (where ").node(filter).text(")");
        }
    }
}
