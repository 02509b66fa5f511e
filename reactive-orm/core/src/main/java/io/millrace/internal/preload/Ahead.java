package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.shape.Part.Listed;
import io.millrace.table.KeyedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that are asked for together with their row: it is got by the key that they are found by. */
final class Ahead {

    private Ahead() {}

    /** Whether the rows of a list are found by the primary key of a table, and so before its row is there. */
    static boolean isFoundBy(KeyedTable<?, ?> table, Listed<?> part) {
        return part.isOfItsKey()
                && part.branch().path().parent().equals(table.source())
                && names(part.keys()).equals(names(table.keyColumns()));
    }

    /** The values of a row of which nothing is known but its key, which stands where the list will. */
    static <K> @Nullable Object[] values(KeyedTable<?, K> table, K key, Listed<?> part) {
        Object[] parts = table.keyValues(key);
        @Nullable Object[] values = new @Nullable Object[part.slot() + 1];
        values[part.slot()] = parts.length == 1 ? parts[0] : List.of(parts);
        return values;
    }

    private static List<String> names(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(column -> column.column().name()).toList();
    }
}
