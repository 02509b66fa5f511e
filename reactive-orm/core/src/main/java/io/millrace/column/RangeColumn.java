package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.RangeExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import io.millrace.type.Range;

/** A column of ranges. */
public final class RangeColumn<S, B> extends RangeExpr<S, B, Range<B>> implements Column<S, Range<B>> {

    /** The column of this name; the component is what messages call it. */
    public RangeColumn(Source source, String component, String name, PgType<Range<B>> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
