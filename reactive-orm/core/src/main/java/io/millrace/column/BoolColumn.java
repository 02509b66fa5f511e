package io.millrace.column;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column of true and false: a condition as it stands. */
public final class BoolColumn<S> extends Condition<S> implements Column<S, Boolean> {

    /** The column of this name; the component is what messages call it. */
    public BoolColumn(Source source, String component, String name, PgType<Boolean> type) {
        super(new ColumnNode(source, name, component));
    }
}
