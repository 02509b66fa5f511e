package io.millrace.expr;

import io.millrace.internal.tree.expression.Ordering;

/**
 * An expression to order by, with its direction and the place of nulls.
 *
 * @param <S> the scope
 */
public final class Order<S> {

    private final Ordering ordering;
    private final Expr<?, ?, ?> expression;

    Order(Expr<?, ?, ?> expression, boolean descending, Ordering.Nulls nulls) {
        this.expression = expression;
        this.ordering = new Ordering(
                expression.node(), descending, nulls, expression.type(), expression.absence() != Absence.REFUSED);
    }

    /** The same with nulls before all values: {@code nulls first}. */
    public Order<S> nullsFirst() {
        return new Order<>(expression, ordering.descending(), Ordering.Nulls.FIRST);
    }

    /** The same with nulls after all values: {@code nulls last}. */
    public Order<S> nullsLast() {
        return new Order<>(expression, ordering.descending(), Ordering.Nulls.LAST);
    }

    /** The opposite order: descending for ascending, nulls at the other end. */
    public Order<S> reversed() {
        Ordering.Nulls nulls = switch (ordering.nulls()) {
            case FIRST -> Ordering.Nulls.LAST;
            case LAST -> Ordering.Nulls.FIRST;
            case DEFAULT -> Ordering.Nulls.DEFAULT;
        };
        return new Order<>(expression, !ordering.descending(), nulls);
    }

    /** The expression that is ordered by. */
    public Expr<?, ?, ?> expression() {
        return expression;
    }

    /** This order as part of a statement. */
    public Ordering ordering() {
        return ordering;
    }
}
