package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.List;
import java.util.Optional;

/** A column of one-dimensional arrays, which may be null. */
public final class NullableArrayColumn<S, E> extends ArrayExpr<S, E, Optional<List<E>>>
        implements NullableColumn<S, List<E>> {

    /** The column of this name; the component is what messages call it. */
    public NullableArrayColumn(Source source, String component, String name, PgType<List<E>> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
