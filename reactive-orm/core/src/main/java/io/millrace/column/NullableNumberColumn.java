package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.WholeNumber;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Source;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column of numbers, which may be null. */
public final class NullableNumberColumn<S, N extends Number> extends NumberExpr<S, N, Optional<N>>
        implements NullableColumn<S, N> {

    /** The column of this name; the component is what messages call it. */
    public NullableNumberColumn(Source source, String component, String name, PgType<N> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
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
