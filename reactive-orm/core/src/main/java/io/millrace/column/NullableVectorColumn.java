package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.VectorExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column of vectors, which may be null. */
public final class NullableVectorColumn<S> extends VectorExpr<S, Optional<float[]>>
        implements NullableColumn<S, float[]> {

    /** The column of this name; the component is what messages call it. */
    public NullableVectorColumn(Source source, String component, String name, PgType<float[]> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
