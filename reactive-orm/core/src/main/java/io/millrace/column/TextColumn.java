package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column of text. */
public final class TextColumn<S> extends TextExpr<S, String> implements Column<S, String> {

    /** The column of this name; the component is what messages call it. */
    public TextColumn(Source source, String component, String name, PgType<String> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }
}
