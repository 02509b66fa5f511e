package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.FunctionSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.BulkArrays;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of many rows by primary key, the keys and values side by side in arrays. */
public final class BulkKeys {

    /** How many rows one statement takes. */
    public static final int CHUNK = 10_000;

    private BulkKeys() {}

    /** The name that the rows of the arrays have beside those of a table: {@code bulk}, unless the table is called so. */
    public static String alias(TableNode table) {
        return table.reference().equals("bulk") ? "bulk_rows" : "bulk";
    }

    /** The place of a row among those that were given, counted from 1. */
    public static Node place(Table<?> table) {
        return new Selected(new Text(alias(table.source()) + ".place"), Types.INT8, null);
    }

    /** The deletes of the rows with these keys, as many as it takes. */
    public static <R, K> List<Node> delete(
            KeyedTable<R, K> table, List<K> keys, Removal removal, List<Node> returning) {
        List<Node> statements = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<K> some = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            statements.add(chunk(table, some, removal, returning));
        }
        return statements;
    }

    private static <R, K> Node chunk(KeyedTable<R, K> table, List<K> keys, Removal removal, List<Node> returning) {
        List<? extends Column<?, ?>> columns = table.keyColumns();
        List<List<@Nullable Object>> values = lists(columns.size(), keys.size());
        for (K key : keys) {
            add(values, table.keyValues(key));
        }
        String alias = alias(table.source());
        return removal.of(
                table,
                List.of(counted(alias, columns, values)),
                equal(alias, columns, columns.size(), true),
                returning);
    }

    /**
     * The update of these rows, which sets some columns to the values that they have there. It returns nothing; {@link
     * #place} may be read of it where places are counted.
     *
     * @throws InvalidQuery where two of them have one key, or the columns cannot be set
     */
    public static <R, K> Update update(KeyedTable<R, K> table, List<R> rows, List<Integer> set, boolean places) {
        return update(table, rows, rows, set, places);
    }

    /**
     * The same, where the keys and versions by which the rows are found are those of the rows as they were read: what is
     * set may be a column of the key.
     *
     * @throws InvalidQuery where two of them have one key, or the columns cannot be set
     */
    public static <R, K> Update update(
            KeyedTable<R, K> table, List<R> read, List<R> rows, List<Integer> set, boolean places) {
        String alias = alias(table.source());
        List<Column<?, ?>> columns = new ArrayList<>(table.keyColumns());
        int[] key = positions(table);
        int version = table.definition().position(Purpose.VERSION);
        if (version >= 0) {
            columns.add(table.columns().get(version));
        }
        int identity = columns.size();
        set.forEach(position -> columns.add(table.columns().get(position)));
        List<Assignment> assignments = new ArrayList<>();
        for (int i = identity; i < columns.size(); i++) {
            Column<?, ?> column = columns.get(i);
            assignments.add(new Assignment(column.column().name(), value(alias, column, i, places)));
        }
        List<List<@Nullable Object>> values = values(table, read, rows, key, version, set);
        return new Update(
                List.of(),
                table.source(),
                Assignments.withAutomatic(table, assignments),
                List.of(places ? counted(alias, columns, values) : uncounted(alias, columns, values)),
                Removal.seeing(table, equal(alias, columns, identity, places), Visibility.PRESENT),
                List.of());
    }

    /** Of each row its key, its version where it has one, and what is set: a list for each. */
    private static <R, K> List<List<@Nullable Object>> values(
            KeyedTable<R, K> table, List<R> read, List<R> rows, int[] key, int version, List<Integer> set) {
        int size = rows.size();
        @Nullable Object[][] found = new @Nullable Object[size][];
        @Nullable Object[][] own = read == rows ? found : new @Nullable Object[size][];
        DistinctKeys keys = new DistinctKeys(size, place -> key(table, key, read.get(place), found[place]));
        for (int place = 0; place < size; place++) {
            R before = read.get(place);
            R row = rows.get(place);
            found[place] = table.values(before);
            own[place] = row == before ? found[place] : table.values(row);
            if (!keys.add(key(table, key, before, found[place]))) {
                throw twice(table);
            }
        }
        List<List<@Nullable Object>> values = new ArrayList<>(key.length + 1 + set.size());
        for (int position : key) {
            values.add(column(found, position));
        }
        if (version >= 0) {
            values.add(column(found, version));
        }
        set.forEach(position -> values.add(column(own, position)));
        return values;
    }

    private static List<@Nullable Object> column(@Nullable Object[][] rows, int position) {
        return new ColumnValues<>(rows.length, place -> rows[place][position]);
    }

    /** What tells a row from the others: the value of the one column of the key, or the key of several. */
    private static <R> @Nullable Object key(KeyedTable<R, ?> table, int[] key, R row, @Nullable Object[] values) {
        return key.length == 1 ? values[key[0]] : table.keyOf(row);
    }

    /** Where the columns of the key stand. */
    private static int[] positions(KeyedTable<?, ?> table) {
        int[] positions = new int[table.keyColumns().size()];
        for (int i = 0; i < table.columns().size(); i++) {
            int part = table.definition().columns().get(i).key();
            if (part >= 0) {
                positions[part] = i;
            }
        }
        return positions;
    }

    /** The rows with their places. */
    private static Source counted(
            String alias, List<? extends Column<?, ?>> columns, List<List<@Nullable Object>> values) {
        List<String> names = names(columns.size());
        names.add("place");
        return new FunctionSource(new BulkArrays(arrays(columns, values)), new NamedSource(alias, names));
    }

    /** The rows without, each value of its own type already. */
    private static Source uncounted(
            String alias, List<? extends Column<?, ?>> columns, List<List<@Nullable Object>> values) {
        BulkRows rows =
                new BulkRows(List.copyOf(arrays(columns, values)), values.get(0).size(), false);
        return new QuerySource(rows, new NamedSource(alias, names(columns.size())), false, true);
    }

    private static List<BulkRows.Values<?>> arrays(
            List<? extends Column<?, ?>> columns, List<List<@Nullable Object>> values) {
        List<BulkRows.Values<?>> arrays = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            arrays.add(array(columns.get(i), values.get(i)));
        }
        return arrays;
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>(count + 1);
        for (int i = 0; i < count; i++) {
            names.add("c" + i);
        }
        return names;
    }

    private static Text value(String alias, Column<?, ?> column, int place, boolean counted) {
        String name = alias + ".c" + place;
        return new Text(counted ? column.type().bulk().unnested(name) : name);
    }

    @SuppressWarnings("unchecked") // a record's values are of the types of its columns
    private static <T> BulkRows.Values<T> array(Column<?, T> column, List<@Nullable Object> values) {
        return new BulkRows.Values<>(
                column.type(), (List<@Nullable T>) values, column.column().label());
    }

    private static List<Node> equal(String alias, List<? extends Column<?, ?>> columns, int identity, boolean counted) {
        List<Node> conditions = new ArrayList<>(identity);
        for (int i = 0; i < identity; i++) {
            Column<?, ?> column = columns.get(i);
            conditions.add(new Infix(column.node(), "=", value(alias, column, i, counted), Precedence.COMPARISON));
        }
        return conditions;
    }

    private static List<List<@Nullable Object>> lists(int count, int size) {
        List<List<@Nullable Object>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>(size));
        }
        return lists;
    }

    private static void add(List<List<@Nullable Object>> values, @Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            values.get(i).add(row[i]);
        }
    }

    private static InvalidQuery twice(KeyedTable<?, ?> table) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                "two rows of " + table.source().label() + " that are to be updated have the same primary key",
                "one statement updates a row once, and which of the two would win is not said",
                "leave one of them out"));
    }
}
