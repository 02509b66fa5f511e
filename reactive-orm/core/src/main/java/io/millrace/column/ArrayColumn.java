package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.List;

/** A column of one-dimensional arrays. */
public final class ArrayColumn<S, E> extends ArrayExpr<S, E, List<E>> implements Column<S, List<E>> {

    /** The column of this name; the component is what messages call it. */
    public ArrayColumn(Source source, String component, String name, PgType<List<E>> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
