package io.millrace.internal.remove;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Lock;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.internal.write.KeyCondition;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rows of a table by their primary keys.
 *
 * @param table the table
 * @param keys the values of each key, in the order of the key's columns
 */
record Keyed(KeyedTable<?, ?> table, List<List<Object>> keys) {

    Keyed {
        keys = List.copyOf(keys);
    }

    /** What holds of the rows of these keys themselves. */
    Node among() {
        return among(table.keyColumns().stream().<Node>map(Column::node).toList());
    }

    /**
     * Reads the keys of those that are there, marked as deleted or not, and locks the rows: who refers to one of them, and
     * has not come to an end, is waited for, and whoever wants to waits for this.
     */
    Select locking() {
        return Select.of(table.source(), List.copyOf(columns(table)))
                .showing(table.source(), Visibility.ALL)
                .where(among())
                .orderBy(table.keyColumns().stream()
                        .map(column -> new Ordering(column.node(), false, Ordering.Nulls.DEFAULT))
                        .toList())
                .lock(lock(table));
    }

    /** The lock that keeps others from referring to a row of a table. */
    static Lock lock(Table<?> table) {
        return new Lock(Lock.Strength.UPDATE, Lock.Waiting.WAIT, List.of(table.source()));
    }

    /** What holds of rows that hold one of these keys in these columns. */
    Node among(Table<?> other, List<String> far) {
        return among(far.stream()
                .<Node>map(name -> new ColumnNode(other.source(), name, name))
                .toList());
    }

    private Node among(List<Node> columns) {
        return KeyCondition.of(columns, table.keyColumns(), keys);
    }

    /** The select list that reads keys of a table. */
    static List<Selected> columns(KeyedTable<?, ?> table) {
        return table.keyColumns().stream()
                .map(column -> new Selected(column.node(), column.type(), null))
                .toList();
    }

    /** How such a key is read. */
    static RowDecoder<List<Object>> decoder(KeyedTable<?, ?> table) {
        List<? extends Column<?, ?>> columns = table.keyColumns();
        return (row, offset) -> {
            List<Object> key = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                key.add(Objects.requireNonNull(columns.get(i).read(row, offset + i)));
            }
            return List.copyOf(key);
        };
    }
}
