package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.RangeExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import io.millrace.type.Range;
import java.util.Optional;

/** A column of ranges, which may be null. */
public final class NullableRangeColumn<S, B> extends RangeExpr<S, B, Optional<Range<B>>>
        implements NullableColumn<S, Range<B>> {

    /** The column of this name; the component is what messages call it. */
    public NullableRangeColumn(Source source, String component, String name, PgType<Range<B>> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
