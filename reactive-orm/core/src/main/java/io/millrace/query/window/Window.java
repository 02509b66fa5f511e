package io.millrace.query.window;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.expr.Order;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.expression.WindowFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a function looks at from each row: a partition, an order in it, and a frame. Immutable.
 *
 * @param <S> the scope: the record type whose query it may stand in
 */
public final class Window<S> {

    private final io.millrace.internal.tree.expression.Window node;

    private Window(io.millrace.internal.tree.expression.Window node) {
        this.node = node;
    }

    static <S> Window<S> of(List<Node> partition, List<Ordering> orders) {
        return new Window<>(new io.millrace.internal.tree.expression.Window(null, partition, orders, null));
    }

    /** In this order, after the orders that are there already: {@code order by a, b}. */
    @SafeVarargs
    public final Window<S> orderBy(Order<? super S> first, Order<? super S>... more) {
        List<Ordering> orders = new ArrayList<>(node.orders());
        orders.addAll(orderings(first, more));
        return with(node.name(), orders, node.frame());
    }

    /** From one row of the partition to another: {@code rows between start and end}. */
    public Window<S> rows(FrameBound start, FrameBound end) {
        return framed("rows", start, end);
    }

    /**
     * From one value of the order to another: {@code range between start and end}. An offset is a distance of values and
     * needs exactly one order.
     */
    public Window<S> range(FrameBound start, FrameBound end) {
        return framed("range", start, end);
    }

    /** From one group of rows that tie in the order to another: {@code groups between start and end}. */
    public Window<S> groups(FrameBound start, FrameBound end) {
        return framed("groups", start, end);
    }

    /** Without the row itself: {@code exclude current row}. */
    public Window<S> excludeCurrentRow() {
        return excluding("current row");
    }

    /** Without the row itself and those that tie with it: {@code exclude group}. */
    public Window<S> excludeGroup() {
        return excluding("group");
    }

    /** Without the rows that tie with this one: {@code exclude ties}. */
    public Window<S> excludeTies() {
        return excluding("ties");
    }

    /** Defined once under a name, with {@code query.window(…)}, for several functions: {@code over name}. */
    public Window<S> named(String name) {
        return with(name, node.orders(), node.frame());
    }

    /** This window as part of a statement. */
    public io.millrace.internal.tree.expression.Window node() {
        return node;
    }

    /**
     * This window as the definition that a query holds.
     *
     * @throws InvalidQuery where it has no name
     */
    public io.millrace.internal.tree.expression.Window defined() {
        if (node.name() == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "a query defines a window that has no name",
                    "functions refer to a defined window by its name",
                    "give it one, .named(\"w\"), or use it only in over(…)"));
        }
        return node;
    }

    @SafeVarargs
    static <S> List<Ordering> orderings(Order<? super S> first, Order<? super S>... more) {
        List<Ordering> orderings = new ArrayList<>(more.length + 1);
        orderings.add(first.ordering());
        for (Order<? super S> order : more) {
            orderings.add(order.ordering());
        }
        return orderings;
    }

    @SafeVarargs
    static <S> List<Node> nodes(Expr<? super S, ?, ?> first, Expr<? super S, ?, ?>... more) {
        List<Node> nodes = new ArrayList<>(more.length + 1);
        nodes.add(first.node());
        for (Expr<? super S, ?, ?> expression : more) {
            nodes.add(expression.node());
        }
        return nodes;
    }

    private Window<S> framed(String unit, FrameBound start, FrameBound end) {
        return with(node.name(), node.orders(), new WindowFrame(unit, start.bound(), end.bound(), ""));
    }

    private Window<S> excluding(String what) {
        WindowFrame frame = node.frame();
        if (frame == null) {
            frame = new WindowFrame(
                    "range",
                    FrameBound.unboundedPreceding().bound(),
                    FrameBound.currentRow().bound(),
                    "");
        }
        return with(node.name(), node.orders(), frame.excluding(what));
    }

    private Window<S> with(@Nullable String name, List<Ordering> orders, @Nullable WindowFrame frame) {
        return new Window<>(new io.millrace.internal.tree.expression.Window(name, node.partition(), orders, frame));
    }

    /** The SQL of its definition. */
    @Override
    public String toString() {
        return SqlWriter.write(node);
    }
}
