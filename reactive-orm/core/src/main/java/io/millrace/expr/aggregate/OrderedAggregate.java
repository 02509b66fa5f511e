package io.millrace.expr.aggregate;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.OrderedExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.type.PgType;

/**
 * A value made of the rows of a group: the least or the greatest.
 *
 * @param <S> the scope
 * @param <T> what it is compared as
 * @param <V> what it is selected as
 */
public final class OrderedAggregate<S, T, V> extends OrderedExpr<S, T, V> implements Aggregated {

    private final Aggregate aggregate;

    /** A call of an aggregate function. */
    public OrderedAggregate(Aggregate aggregate, PgType<T> type, Absence absence) {
        super(aggregate, type, absence);
        this.aggregate = aggregate;
    }

    /** Over those rows only for which the condition holds: {@code filter (where condition)}. */
    public <Q extends S> OrderedAggregate<Q, T, V> filter(Condition<? super Q> condition) {
        return new OrderedAggregate<>(aggregate.filteredBy(condition.node()), type(), absence());
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
