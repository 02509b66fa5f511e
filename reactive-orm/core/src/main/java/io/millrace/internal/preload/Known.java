package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.TableNode;
import io.millrace.preload.Branch;
import io.millrace.shape.Part;
import io.millrace.table.KeyedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row before it is read: its primary key.
 *
 * @param table its table
 * @param columns the names of the key's columns
 * @param key the value of the first of them
 * @param values the values of the row, in the order of its columns; those that are not known are null
 */
@SuppressWarnings("ArrayRecordComponent") // read by preloads, which take the values of a row so
record Known(
        TableNode table,
        List<String> columns,
        Object key,
        @Nullable Object[] values) {

    static <K> Known of(KeyedTable<?, K> table, K key) {
        List<String> all =
                table.columns().stream().map(column -> column.column().name()).toList();
        List<String> columns = names(table.keyColumns());
        Object[] parts = table.keyValues(key);
        @Nullable Object[] values = new @Nullable Object[all.size()];
        for (int i = 0; i < parts.length; i++) {
            values[all.indexOf(columns.get(i))] = parts[i];
        }
        return new Known(table.source(), columns, parts[0], values);
    }

    /** Whether the rows of a relation are found by nothing else. */
    boolean finds(Branch<?> branch) {
        return branch.fill() == null
                && branch.choice() == null
                && columns.containsAll(branch.path().near());
    }

    /** Whether the rows of a list are found by nothing else. */
    boolean finds(Part.Listed<?> part) {
        return columns.size() == 1
                && part.branch().path().parent().equals(table)
                && part.isOfItsKey()
                && names(part.keys()).equals(columns);
    }

    private static List<String> names(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(column -> column.column().name()).toList();
    }
}
