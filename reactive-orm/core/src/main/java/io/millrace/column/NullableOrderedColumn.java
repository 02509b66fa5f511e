package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.OrderedExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column with an order, which may be null. */
public final class NullableOrderedColumn<S, T> extends OrderedExpr<S, T, Optional<T>> implements NullableColumn<S, T> {

    /** The column of this name; the component is what messages call it. */
    public NullableOrderedColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
