package io.millrace.expr.aggregate;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Order;
import io.millrace.expr.PlainExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.type.PgType;

/**
 * A value made of the rows of a group by any other function.
 *
 * @param <S> the scope
 * @param <T> what it is compared as
 * @param <V> what it is selected as
 */
public final class PlainAggregate<S, T, V> extends PlainExpr<S, T, V> implements Aggregated {

    private final Aggregate aggregate;

    /** A call of an aggregate function. */
    public PlainAggregate(Aggregate aggregate, PgType<T> type, Absence absence) {
        super(aggregate, type, absence);
        this.aggregate = aggregate;
    }

    /** Over those rows only for which the condition holds: {@code filter (where condition)}. */
    public <Q extends S> PlainAggregate<Q, T, V> filter(Condition<? super Q> condition) {
        return new PlainAggregate<>(aggregate.filteredBy(condition.node()), type(), absence());
    }

    /** Over different values only: {@code (distinct …)}. */
    public PlainAggregate<S, T, V> distinct() {
        return new PlainAggregate<>(aggregate.distinctly(), type(), absence());
    }

    /** Over the rows in this order: {@code (… order by a, b)}. */
    @SafeVarargs
    public final <Q extends S> PlainAggregate<Q, T, V> orderBy(Order<? super Q> first, Order<? super Q>... more) {
        return new PlainAggregate<>(aggregate.orderedBy(Orders.of(first, more)), type(), absence());
    }

    @Override
    public Aggregate aggregate() {
        return aggregate;
    }

    @Override
    public Node made(Node value) {
        return value;
    }
}
