package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.PlainExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column that is equal to another value or not. */
public final class PlainColumn<S, T> extends PlainExpr<S, T, T> implements Column<S, T> {

    /** The column of this name; the component is what messages call it. */
    public PlainColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
