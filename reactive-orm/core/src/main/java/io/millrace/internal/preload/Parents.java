package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.preload.Branch;
import io.millrace.table.GeneratedTable;
import java.util.ArrayList;
import java.util.List;

/** What preloads need to know of the table that their rows are of. */
final class Parents {

    private Parents() {}

    /** The columns of the table that hold the keys. */
    static List<Column<?, ?>> keys(GeneratedTable<?, ?> table, Branch<?> branch) {
        List<Column<?, ?>> keys = new ArrayList<>();
        for (int position : positions(table, branch)) {
            keys.add(table.columns().get(position));
        }
        return keys;
    }

    /** Where those columns stand. */
    static int[] positions(GeneratedTable<?, ?> table, Branch<?> branch) {
        List<String> near = branch.path().near();
        int[] positions = new int[near.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = table.columns().stream()
                    .map(column -> column.column().name())
                    .toList()
                    .indexOf(near.get(i));
        }
        return positions;
    }
}
