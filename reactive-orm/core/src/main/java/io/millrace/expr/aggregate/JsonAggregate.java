package io.millrace.expr.aggregate;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.Order;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.type.PgType;

/**
 * The rows of a group as a jsonb document.
 *
 * @param <S> the scope
 * @param <T> the document
 * @param <V> what it is selected as
 */
public final class JsonAggregate<S, T, V> extends JsonExpr<S, T, V> implements Aggregated {

    private final Aggregate aggregate;

    /** A call of an aggregate function. */
    public JsonAggregate(Aggregate aggregate, PgType<T> type, Absence absence) {
        super(aggregate, type, absence);
        this.aggregate = aggregate;
    }

    /** Over those rows only for which the condition holds: {@code filter (where condition)}. */
    public <Q extends S> JsonAggregate<Q, T, V> filter(Condition<? super Q> condition) {
        return new JsonAggregate<>(aggregate.filteredBy(condition.node()), type(), absence());
    }

    /** Over different values only: {@code (distinct …)}. */
    public JsonAggregate<S, T, V> distinct() {
        return new JsonAggregate<>(aggregate.distinctly(), type(), absence());
    }

    /** Over the rows in this order: {@code (… order by a, b)}. */
    @SafeVarargs
    public final <Q extends S> JsonAggregate<Q, T, V> orderBy(Order<? super Q> first, Order<? super Q>... more) {
        return new JsonAggregate<>(aggregate.orderedBy(Orders.of(first, more)), type(), absence());
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
