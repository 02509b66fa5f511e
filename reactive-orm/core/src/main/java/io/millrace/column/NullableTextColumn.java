package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column of text, which may be null. */
public final class NullableTextColumn<S> extends TextExpr<S, Optional<String>> implements NullableColumn<S, String> {

    /** The column of this name; the component is what messages call it. */
    public NullableTextColumn(Source source, String component, String name, PgType<String> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }
}
