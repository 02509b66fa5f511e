package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column of dates, times or moments. */
public final class TimeColumn<S, T> extends TimeExpr<S, T, T> implements Column<S, T> {

    /** The column of this name; the component is what messages call it. */
    public TimeColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
