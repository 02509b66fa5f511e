package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.VectorExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column of vectors. */
public final class VectorColumn<S> extends VectorExpr<S, float[]> implements Column<S, float[]> {

    /** The column of this name; the component is what messages call it. */
    public VectorColumn(Source source, String component, String name, PgType<float[]> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
