package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.JsonExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column of jsonb documents, which may be null. */
public class NullableJsonColumn<S, T> extends JsonExpr<S, T, Optional<T>> implements NullableColumn<S, T> {

    /** The column of this name; the component is what messages call it. */
    public NullableJsonColumn(Source source, String component, String name, PgType<T> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
