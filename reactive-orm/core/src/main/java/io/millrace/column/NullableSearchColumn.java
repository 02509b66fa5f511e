package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.SearchExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import io.millrace.type.TsVector;
import java.util.Optional;

/** A column of documents prepared for full-text search, which may be null. */
public final class NullableSearchColumn<S> extends SearchExpr<S, Optional<TsVector>>
        implements NullableColumn<S, TsVector> {

    /** The column of this name; the component is what messages call it. */
    public NullableSearchColumn(Source source, String component, String name, PgType<TsVector> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
