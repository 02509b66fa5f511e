package io.millrace.repo;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Delete;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The delete of one row, by its primary key and its version. */
final class RowDelete {

    private RowDelete() {}

    static <R, K> Delete of(KeyedTable<R, K> table, R row) {
        return new Delete(List.of(), table.source(), List.of(), identity(table, row), List.of(table.selected()));
    }

    /** The conditions that only this row meets, as it was read. */
    static <R, K> List<Node> identity(KeyedTable<R, K> table, R row) {
        List<Node> where = new ArrayList<>(Keys.conditions(table, table.keyOf(row)));
        int version = table.definition().position(Purpose.VERSION);
        if (version >= 0) {
            Object seen = Objects.requireNonNull(table.values(row)[version], "version");
            where.add(Keys.equal(table.columns().get(version), seen));
        }
        return where;
    }
}
