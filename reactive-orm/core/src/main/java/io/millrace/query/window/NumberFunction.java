package io.millrace.query.window;

import io.millrace.expr.Absence;
import io.millrace.expr.NumberExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Over;
import io.millrace.type.PgType;

/** A function that gives a number for each row, still without its window. */
public final class NumberFunction<S, N extends Number, V> {

    private final Node call;
    private final PgType<N> type;
    private final Absence absence;

    NumberFunction(Node call, PgType<N> type, Absence absence) {
        this.call = call;
        this.type = type;
        this.absence = absence;
    }

    /** {@code function(…) over (window)}. */
    public <Q extends S> NumberExpr<Q, N, V> over(Window<? super Q> window) {
        return new NumberExpr<>(new Over(call, window.node()), type, absence);
    }
}
