package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.PgType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value that is equal to another or not, without an order worth asking for: an enum, for one. */
public class PlainExpr<S, T, V> extends Expr<S, T, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public PlainExpr(Node node, PgType<T> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this = any(values)}. */
    @SafeVarargs
    public final Condition<S> in(T first, T... more) {
        return in(listed(first, more));
    }

    /** {@code this <> all(values)}. */
    @SafeVarargs
    public final Condition<S> notIn(T first, T... more) {
        return notIn(listed(first, more));
    }

    @SafeVarargs
    static <T> List<T> listed(T first, T... more) {
        List<T> values = new ArrayList<>(more.length + 1);
        values.add(first);
        values.addAll(Arrays.asList(more));
        return values;
    }
}
