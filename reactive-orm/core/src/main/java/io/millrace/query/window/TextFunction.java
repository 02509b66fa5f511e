package io.millrace.query.window;

import io.millrace.expr.Absence;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Over;
import io.millrace.type.PgType;

/** A function that gives a text for each row, still without its window. */
public final class TextFunction<S, V> {

    private final Node call;
    private final PgType<String> type;
    private final Absence absence;

    TextFunction(Node call, PgType<String> type, Absence absence) {
        this.call = call;
        this.type = type;
        this.absence = absence;
    }

    /** {@code function(…) over (window)}. */
    public <Q extends S> TextExpr<Q, V> over(Window<? super Q> window) {
        return new TextExpr<>(new Over(call, window.node()), type, absence);
    }
}
