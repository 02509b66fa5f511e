package io.millrace.query.window;

import io.millrace.expr.Absence;
import io.millrace.expr.OrderedExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Over;
import io.millrace.type.PgType;

/** A function that gives a value for each row, still without its window. */
public final class ValueFunction<S, T, V> {

    private final Node call;
    private final PgType<T> type;
    private final Absence absence;

    ValueFunction(Node call, PgType<T> type, Absence absence) {
        this.call = call;
        this.type = type;
        this.absence = absence;
    }

    /** {@code function(…) over (window)}. */
    public <Q extends S> OrderedExpr<Q, T, V> over(Window<? super Q> window) {
        return new OrderedExpr<>(new Over(call, window.node()), type, absence);
    }
}
