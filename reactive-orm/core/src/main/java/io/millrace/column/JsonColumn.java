package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.JsonExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column of jsonb documents. */
public class JsonColumn<S, T> extends JsonExpr<S, T, T> implements Column<S, T> {

    /** The column of this name; the component is what messages call it. */
    public JsonColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
