package io.millrace.internal.write;

import io.millrace.changeset.Changeset;
import io.millrace.column.Column;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Update;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;

/** The update and the delete of one row through a changeset. */
public final class ChangesetRow {

    private ChangesetRow() {}

    /** The table that has the row. */
    public static <R> KeyedTable<R, ?> table(Changeset<R> changes) {
        return RowWrite.table(changes.table().columns().get(0).column());
    }

    /** The update of the row, which sets what changes and nothing else. */
    public static <R, K> Update update(KeyedTable<R, K> table, R row, Changeset<R> changes) {
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (changes.hasValueAt(i)) {
                Column<?, ?> column = table.columns().get(i);
                assignments.add(new Assignment(column.column().name(), Inserts.parameter(column, changes.valueAt(i))));
            }
        }
        return new Update(
                List.of(),
                table.source(),
                Assignments.withAutomatic(table, assignments),
                List.of(),
                RowWrite.present(table, row),
                List.of(table.selected()));
    }
}
