package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.PgType;

/** A jsonb document, read as a T. */
public class JsonExpr<S, T, V> extends Expr<S, T, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public JsonExpr(Node node, PgType<T> type, Absence absence) {
        super(node, type, absence);
    }
}
