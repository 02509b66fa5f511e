package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** Reads the rows that are there already where an insert left its own out. */
public final class ExistingRows {

    private ExistingRows() {}

    /**
     * The select of the rows that have the values of these in the columns of the conflict.
     *
     * @throws InvalidQuery where the conflict names no columns, or a row gives none of them
     */
    public static <R> Select of(Table<R> table, List<? extends Insertable<R>> rows, ConflictRule rule) {
        Conflict conflict = target(table, rule);
        List<Column<?, ?>> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int position : ConflictKeys.positions(table, conflict.columns())) {
            columns.add(table.columns().get(position));
            nodes.add(table.columns().get(position).node());
        }
        List<List<Object>> keys =
                rows.stream().map(row -> key(table, row, conflict)).toList();
        Select select = Select.of(table.source(), List.of(table.selected()));
        Node predicate = conflict.indexPredicate();
        Select found = predicate == null ? select : select.where(predicate);
        return found.where(KeyCondition.of(nodes, columns, keys));
    }

    /**
     * The conflict, which names its columns.
     *
     * @throws InvalidQuery where it does not
     */
    public static Conflict target(Table<?> table, ConflictRule rule) {
        Conflict conflict = rule.of(new BitSet());
        if (conflict == null || conflict.columns().isEmpty()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "the rows of " + table.source().label() + " that are there already cannot be read",
                    "they are found by the columns of the conflict, and it names none",
                    "name them: .onConflict(column, …).existing()"));
        }
        return conflict;
    }

    private static <R> List<Object> key(Table<R> table, Insertable<R> row, Conflict conflict) {
        List<Object> key = new ArrayList<>();
        for (int position : ConflictKeys.positions(table, conflict.columns())) {
            key.add(Objects.requireNonNull(row.valueAt(position), "a row without this value meets no other"));
        }
        return key;
    }
}
