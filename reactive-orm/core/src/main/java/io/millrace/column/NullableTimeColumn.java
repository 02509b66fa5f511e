package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column of dates, times or moments, which may be null. */
public final class NullableTimeColumn<S, T> extends TimeExpr<S, T, Optional<T>> implements NullableColumn<S, T> {

    /** The column of this name; the component is what messages call it. */
    public NullableTimeColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
