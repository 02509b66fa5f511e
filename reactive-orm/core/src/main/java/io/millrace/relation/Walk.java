package io.millrace.relation;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.KeyRows;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.query.Query;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Table;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relation as a query: its rows for one row that it starts from. */
final class Walk {

    private Walk() {}

    static <S, X> Query<X> of(Branch<X> branch, S row) {
        Path path = branch.path();
        GeneratedTable<S, ?> table = start(path);
        @Nullable Object[] values = table.values(row);
        Table<X> target = branch.target().get();
        List<Node> key = new ArrayList<>();
        for (String near : path.near()) {
            Node part = part(table, near, values);
            if (part == null) {
                Select none =
                        Select.of(target.source(), List.of(target.selected())).where(new Text("false"));
                return Query.of(target, none, branch.nested());
            }
            key.add(part);
        }
        Select rows = branch.rows().of(key).limit(branch.criteria().limit());
        return Query.of(target, rows, branch.nested());
    }

    /** The rows of several rows that it starts from. */
    static <S, X> Query<X> ofAll(Branch<X> branch, Collection<? extends S> rows) {
        Path path = branch.path();
        GeneratedTable<S, ?> table = start(path);
        if (branch.criteria().limit() != null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    path.label() + " of several rows has a limit",
                    "as one query its rows are those of any of the parents, found by one array of keys",
                    "repo.preloadAll(rows, " + branch.constant() + ")"));
        }
        Table<X> target = branch.target().get();
        if (path.near().size() > 1) {
            return Query.of(target, branch.rows().among(keys(table, path, rows)), branch.nested());
        }
        Column<?, ?> near = column(table, path.near().get(0));
        int place = table.columns().indexOf(near);
        Set<Object> keys = new LinkedHashSet<>();
        for (S row : rows) {
            Object key = table.values(row)[place];
            if (key != null) {
                keys.add(key);
            }
        }
        Select all = branch.rows().of(List.of(Call.of("any", array(near, keys))));
        return Query.of(target, all, branch.nested());
    }

    /** The keys of several columns, each once; a row in which a part of it is null has none. */
    private static <S> KeyRows keys(GeneratedTable<S, ?> table, Path path, Collection<? extends S> rows) {
        List<Column<?, ?>> columns = path.near().stream()
                .<Column<?, ?>>map(name -> column(table, name))
                .toList();
        Set<List<Object>> keys = new LinkedHashSet<>();
        for (S row : rows) {
            @Nullable Object[] values = table.values(row);
            List<Object> key = new ArrayList<>(columns.size());
            for (Column<?, ?> column : columns) {
                Object part = values[table.columns().indexOf(column)];
                if (part != null) {
                    key.add(part);
                }
            }
            if (key.size() == columns.size()) {
                keys.add(key);
            }
        }
        List<BulkRows.Values<?>> parts = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            int part = i;
            parts.add(
                    bulk(columns.get(i), keys.stream().map(key -> key.get(part)).toList()));
        }
        return new KeyRows(parts);
    }

    @SuppressWarnings("unchecked") // the values stand in the column's place of the rows
    private static <T> BulkRows.Values<T> bulk(Column<?, T> column, List<Object> values) {
        return new BulkRows.Values<>(
                column.type(),
                (List<@Nullable T>) (List<?>) values,
                column.column().label());
    }

    @SuppressWarnings("unchecked") // the values stand in the column's place of the rows
    private static <T> Node array(Column<?, T> column, Collection<Object> values) {
        return new Parameter<>(
                Types.arrayOf(column.type()),
                (List<T>) List.copyOf(values),
                column.column().label());
    }

    /** A part of the row's key, or null. */
    private static @Nullable Node part(GeneratedTable<?, ?> table, String near, @Nullable Object[] values) {
        Column<?, ?> column = column(table, near);
        Object value = values[table.columns().indexOf(column)];
        return value == null ? null : parameter(column, value);
    }

    private static Column<?, ?> column(GeneratedTable<?, ?> table, String name) {
        for (Column<?, ?> column : table.columns()) {
            if (column.column().name().equals(name)) {
                return column;
            }
        }
        throw new IllegalStateException("a relation by a column that its table does not have: " + name);
    }

    @SuppressWarnings("unchecked") // the value stands in the column's place of the row
    private static <T> Node parameter(Column<?, T> column, Object value) {
        return new Parameter<>(column.type(), (T) value, column.column().label());
    }

    @SuppressWarnings("unchecked") // the relation of a table itself takes rows of that table, as the compiler checks
    private static <S> GeneratedTable<S, ?> start(Path path) {
        if (path.parent() instanceof TableNode node
                && node.alias() == null
                && node.owner() instanceof GeneratedTable<?, ?> table) {
            return (GeneratedTable<S, ?>) table;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                path.relation() + " is walked from " + path.parent().reference() + ", which is another name for "
                        + path.parent().label(),
                "a row is walked from by itself, whatever a query calls its table",
                "use the relation of the table's own constant: ." + path.relation() + ".of(row)"));
    }
}
