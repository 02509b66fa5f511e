package io.millrace.expr.aggregate;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Order;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.type.PgType;

/**
 * A text made of the rows of a group.
 *
 * @param <S> the scope
 * @param <V> what it is selected as
 */
public final class TextAggregate<S, V> extends TextExpr<S, V> implements Aggregated {

    private final Aggregate aggregate;

    /** A call of an aggregate function. */
    public TextAggregate(Aggregate aggregate, PgType<String> type, Absence absence) {
        super(aggregate, type, absence);
        this.aggregate = aggregate;
    }

    /** Over those rows only for which the condition holds: {@code filter (where condition)}. */
    public <Q extends S> TextAggregate<Q, V> filter(Condition<? super Q> condition) {
        return new TextAggregate<>(aggregate.filteredBy(condition.node()), type(), absence());
    }

    /** Over different values only: {@code (distinct …)}. */
    public TextAggregate<S, V> distinct() {
        return new TextAggregate<>(aggregate.distinctly(), type(), absence());
    }

    /** Over the rows in this order: {@code (… order by a, b)}. */
    @SafeVarargs
    public final <Q extends S> TextAggregate<Q, V> orderBy(Order<? super Q> first, Order<? super Q>... more) {
        return new TextAggregate<>(aggregate.orderedBy(Orders.of(first, more)), type(), absence());
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
