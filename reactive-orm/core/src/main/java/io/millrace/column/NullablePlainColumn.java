package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.PlainExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column that is equal to another value or not, which may be null. */
public final class NullablePlainColumn<S, T> extends PlainExpr<S, T, Optional<T>> implements NullableColumn<S, T> {

    /** The column of this name; the component is what messages call it. */
    public NullablePlainColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
