package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.WholeNumber;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;

/** A column of numbers. */
public final class NumberColumn<S, N extends Number> extends NumberExpr<S, N, N> implements Column<S, N> {

    /** The column of this name; the component is what messages call it. */
    public NumberColumn(Source source, String component, String name, PgType<N> type) {
        super(new ColumnNode(source, name, component), type, Absence.REFUSED);
    }

    /**
     * This column set to a number.
     *
     * @throws io.millrace.error.InvalidValue where the column's type cannot hold it
     */
    public Value<S> to(long value) {
        return to(WholeNumber.of(type(), value, label()));
    }
}
