package io.millrace.shape;

import io.millrace.column.Column;
import io.millrace.table.Draft;
import io.millrace.table.Table;
import org.jspecify.annotations.Nullable;

/** The row that an input gives. */
final class GivenDraft<R> extends Draft<R> {

    GivenDraft(Table<R> table, @Nullable Object[] values) {
        super(table, values);
    }

    static @Nullable Object[] none(int columns) {
        return noValues(columns);
    }

    static <T> T present(Column<?, T> column, @Nullable T value) {
        return required(column, value);
    }
}
