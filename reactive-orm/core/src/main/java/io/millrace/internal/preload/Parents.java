package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.KeyRows;
import io.millrace.preload.Branch;
import io.millrace.table.GeneratedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** Keys of those columns as a source. */
    static KeyRows places(List<? extends Column<?, ?>> types, List<Object> keys) {
        List<BulkRows.Values<?>> columns = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            int part = i;
            columns.add(values(
                    types.get(i),
                    types.size() == 1
                            ? keys
                            : keys.stream()
                                    .<Object>map(key -> ((List<?>) key).get(part))
                                    .toList()));
        }
        return new KeyRows(columns);
    }

    /** The columns of such a source that hold a key. */
    static List<Node> parts(KeyRows places) {
        return IntStream.range(0, places.keys().size())
                .<Node>mapToObj(i -> new Text(places.key(i)))
                .toList();
    }

    @SuppressWarnings("unchecked") // the values of a key are of the types of its columns
    private static <T> BulkRows.Values<T> values(Column<?, T> type, List<Object> values) {
        return new BulkRows.Values<>(
                type.type(), (List<@Nullable T>) (List<?>) values, type.column().label());
    }
}
