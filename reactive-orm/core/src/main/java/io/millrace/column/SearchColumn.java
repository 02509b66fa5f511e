package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.SearchExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import io.millrace.type.TsVector;

/** A column of documents prepared for full-text search. */
public final class SearchColumn<S> extends SearchExpr<S, TsVector> implements Column<S, TsVector> {

    /** The column of this name; the component is what messages call it. */
    public SearchColumn(Source source, String component, String name, PgType<TsVector> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
