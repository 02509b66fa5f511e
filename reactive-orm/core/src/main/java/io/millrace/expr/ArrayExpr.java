package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.PgType;
import java.util.List;

/** A one-dimensional array of E. */
public class ArrayExpr<S, E, V> extends Expr<S, List<E>, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public ArrayExpr(Node node, PgType<List<E>> type, Absence absence) {
        super(node, type, absence);
    }
}
