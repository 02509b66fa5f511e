package io.millrace.query;

import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.Order;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Select;
import io.millrace.query.window.Window;
import io.millrace.shape.Shape;
import io.millrace.shape.Shaped;

/**
 * A grouped query: it has no rows of its own, only what is selected of its groups.
 *
 * @param <R> the record of the table that it starts from
 */
public final class Grouped<R> {

    private final Select select;
    private final Source root;

    Grouped(Select select, Source root) {
        this.select = select;
        this.root = root;
    }

    /** The groups for which all of these hold: {@code having a and b}. */
    @SafeVarargs
    public final Grouped<R> having(Condition<? super R> first, Condition<? super R>... more) {
        Select narrowed = select.having(first.node());
        for (Condition<? super R> condition : more) {
            narrowed = narrowed.having(condition.node());
        }
        return with(narrowed);
    }

    /** In this order, after the orders that are there already. */
    @SafeVarargs
    public final Grouped<R> orderBy(Order<? super R> first, Order<? super R>... more) {
        return with(select.orderBy(Query.orderings(first, more)));
    }

    /** With a window that functions of this query run over by its name: {@code window name as (…)}. */
    @SafeVarargs
    public final Grouped<R> window(Window<? super R> first, Window<? super R>... more) {
        Select extended = select.window(first.defined());
        for (Window<? super R> window : more) {
            extended = extended.window(window.defined());
        }
        return with(extended);
    }

    /** At most so many groups. */
    public Grouped<R> limit(long groups) {
        return with(select.limit(Bounds.rows("limit", groups)));
    }

    /** Without the first groups. */
    public Grouped<R> offset(long groups) {
        return with(select.offset(Bounds.rows("offset", groups)));
    }

    /**
     * Reading a shape of each group: its columns are what is grouped by, or follow from it, and its static methods may
     * aggregate. Where it has lists, they are fetched when the groups have been read.
     */
    public <T> Shaped<T> as(Shape<? super R, T> shape) {
        return new Shaped<>(select, root, shape);
    }

    /** Reading one expression of each group. */
    public <T, A> Selected1<T, A> select(Expr<? super R, T, A> a) {
        return new Selected1<>(select, a);
    }

    /** Reading two selectables of each group. */
    public <A, B> Selected2<A, B> select(Selectable<? super R, A> a, Selectable<? super R, B> b) {
        return new Selected2<>(select, a, b);
    }

    /** Reading three selectables of each group. */
    public <A, B, C> Selected3<A, B, C> select(
            Selectable<? super R, A> a, Selectable<? super R, B> b, Selectable<? super R, C> c) {
        return new Selected3<>(select, a, b, c);
    }

    /** Reading four selectables of each group; {@link Selected4#and} takes more. */
    public <A, B, C, D> Selected4<A, B, C, D> select(
            Selectable<? super R, A> a,
            Selectable<? super R, B> b,
            Selectable<? super R, C> c,
            Selectable<? super R, D> d) {
        return new Selected4<>(select, a, b, c, d);
    }

    private Grouped<R> with(Select changed) {
        return new Grouped<>(changed, root);
    }
}
