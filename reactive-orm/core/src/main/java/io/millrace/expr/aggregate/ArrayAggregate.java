package io.millrace.expr.aggregate;

import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Condition;
import io.millrace.expr.Order;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.type.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a group as an array.
 *
 * @param <S> the scope
 * @param <E> the elements
 * @param <V> what it is selected as
 */
public final class ArrayAggregate<S, E extends @Nullable Object, V> extends ArrayExpr<S, E, V> implements Aggregated {

    private final Aggregate aggregate;

    /** A call of an aggregate function. */
    public ArrayAggregate(Aggregate aggregate, PgType<List<E>> type, Absence absence) {
        super(aggregate, type, absence);
        this.aggregate = aggregate;
    }

    /** Over those rows only for which the condition holds: {@code filter (where condition)}. */
    public <Q extends S> ArrayAggregate<Q, E, V> filter(Condition<? super Q> condition) {
        return new ArrayAggregate<>(aggregate.filteredBy(condition.node()), type(), absence());
    }

    /** Over different values only: {@code (distinct …)}. */
    public ArrayAggregate<S, E, V> distinct() {
        return new ArrayAggregate<>(aggregate.distinctly(), type(), absence());
    }

    /** Over the rows in this order: {@code (… order by a, b)}. */
    @SafeVarargs
    public final <Q extends S> ArrayAggregate<Q, E, V> orderBy(Order<? super Q> first, Order<? super Q>... more) {
        return new ArrayAggregate<>(aggregate.orderedBy(Orders.of(first, more)), type(), absence());
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
