package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows that are there already where an insert left its own out. */
public final class ExistingRows {

    private ExistingRows() {}

    /**
     * The select of the rows that have the values of these in the columns of the conflict; empty where none of these can
     * meet any.
     *
     * @throws InvalidQuery where the conflict names no columns
     */
    public static <R> Optional<Select> of(Table<R> table, List<? extends Insertable<R>> rows, ConflictRule rule) {
        Conflict conflict = target(table, rule);
        ConflictKeys keys = ConflictKeys.over(table, conflict.columns());
        List<Column<?, ?>> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int position : keys.positions()) {
            columns.add(table.columns().get(position));
            nodes.add(table.columns().get(position).node());
        }
        List<List<Object>> whole = new ArrayList<>();
        List<Node> conditions = new ArrayList<>();
        for (Insertable<R> row : rows) {
            if (keys.key(row) == null) {
                continue;
            }
            List<@Nullable Object> values = values(keys, row);
            if (values.contains(null)) {
                conditions.add(alike(columns, values));
            } else {
                whole.add(present(values));
            }
        }
        if (!whole.isEmpty()) {
            conditions.add(0, KeyCondition.of(nodes, columns, whole));
        }
        return conditions.stream()
                .reduce((one, other) -> new Infix(one, "or", other, Precedence.OR))
                .map(condition -> select(table, conflict).where(condition));
    }

    private static Select select(Table<?> table, Conflict conflict) {
        Select select = Select.of(table.source(), List.of(table.selected()));
        Node predicate = conflict.indexPredicate();
        return predicate == null ? select : select.where(predicate);
    }

    /** Holds of the row that has these values, nulls among them, of which each is equal to the other. */
    private static Node alike(List<Column<?, ?>> columns, List<@Nullable Object> values) {
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            parts.add(
                    value == null
                            ? new Postfix(columns.get(i).node(), " is null", Precedence.IS)
                            : equal(columns.get(i), value));
        }
        return parts.stream()
                .reduce((one, other) -> new Infix(one, "and", other, Precedence.AND))
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the values of a row are of the types of its columns
    private static <T> Node equal(Column<?, T> column, Object value) {
        Node parameter =
                new Parameter<>(column.type(), (T) value, column.column().label());
        return new Infix(column.node(), "=", parameter, Precedence.COMPARISON);
    }

    private static List<@Nullable Object> values(ConflictKeys keys, Insertable<?> row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int position : keys.positions()) {
            values.add(row.hasValueAt(position) ? row.valueAt(position) : null);
        }
        return values;
    }

    private static List<Object> present(List<@Nullable Object> values) {
        return values.stream().<Object>map(Objects::requireNonNull).toList();
    }

    /**
     * Requires, before anything is sent, that the rows that are left out can be found.
     *
     * @throws InvalidQuery where the conflict names no columns, or a row leaves one of them to its default
     */
    public static <R> void require(Table<R> table, List<? extends Insertable<R>> rows, ConflictRule rule) {
        ConflictKeys.over(table, target(table, rule).columns()).requireKnown(rows);
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
}
