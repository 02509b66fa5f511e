package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.PgType;

/** A date, a time of day, a moment or a local date and time. */
public class TimeExpr<S, T, V> extends OrderedExpr<S, T, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public TimeExpr(Node node, PgType<T> type, Absence absence) {
        super(node, type, absence);
    }
}
