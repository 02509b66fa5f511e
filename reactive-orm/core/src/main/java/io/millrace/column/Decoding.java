package io.millrace.column;

import io.millrace.error.DecodeFailed;
import io.millrace.expr.Misfit;
import io.millrace.internal.tree.ColumnNode;

/** Reads what the driver gave for a column, and says which column it was where that fails. */
final class Decoding {

    private Decoding() {}

    static <T> T decoded(Column<?, T> column, Object raw) {
        try {
            return column.type().decode(raw);
        } catch (RuntimeException failure) {
            throw Misfit.of(column.column().label(), column.type(), failure);
        }
    }

    static DecodeFailed missing(ColumnNode column) {
        return Misfit.missing(column.label());
    }
}
