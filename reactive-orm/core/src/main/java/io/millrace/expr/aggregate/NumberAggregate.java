package io.millrace.expr.aggregate;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.NumberExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.type.PgType;

/**
 * A number made of the rows of a group: a count, a sum, an average.
 *
 * @param <S> the scope
 * @param <N> the kind of number
 * @param <V> what it is selected as
 */
public final class NumberAggregate<S, N extends Number, V> extends NumberExpr<S, N, V> implements Aggregated {

    private final Aggregate aggregate;
    private final boolean cast;

    /**
     * A call of an aggregate function.
     *
     * @param cast whether PostgreSQL gives another type than this one, so that it is cast
     */
    public NumberAggregate(Aggregate aggregate, PgType<N> type, Absence absence, boolean cast) {
        super(cast ? new Cast(aggregate, type.sqlName()) : aggregate, type, absence);
        this.aggregate = aggregate;
        this.cast = cast;
    }

    /** Over those rows only for which the condition holds: {@code filter (where condition)}. */
    public <Q extends S> NumberAggregate<Q, N, V> filter(Condition<? super Q> condition) {
        return new NumberAggregate<>(aggregate.filteredBy(condition.node()), type(), absence(), cast);
    }

    /** Over different values only: {@code (distinct …)}. */
    public NumberAggregate<S, N, V> distinct() {
        return new NumberAggregate<>(aggregate.distinctly(), type(), absence(), cast);
    }

    @Override
    public Aggregate aggregate() {
        return aggregate;
    }

    @Override
    public Node made(Node value) {
        return cast ? new Cast(value, type().sqlName()) : value;
    }
}
