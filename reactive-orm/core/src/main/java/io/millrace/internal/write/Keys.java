package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.expr.Projection;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.sql.Shape;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.statement.Output;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.Keyed;
import io.millrace.table.KeyedTable;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows by primary key. The text of such a read is written once a table. Bounded: of a program that makes a new alias
 * for each get the first are remembered, and the others are written each time and sent one by one.
 */
public final class Keys {

    private static final Map<String, Class<?>> GATHERED =
            Map.of("int4", Integer.class, "int8", Long.class, "uuid", UUID.class);

    /** An alias is made anew by whoever needs one. */
    static final int MOST = 4_096;

    private final ConcurrentMap<Keyed<?, ?>, Known<?>> known = new ConcurrentHashMap<>();

    /** The read of one row, whole or as a shape. */
    public <T, K> Command<T> get(Keyed<T, K> keyed, K key) {
        KeyedTable<?, K> table = keyed.keyedTable();
        Known<T> get = known(keyed, table, key);
        Object[] values = table.keyValues(key);
        for (int i = 0; i < values.length; i++) {
            values[i] = encoded(get.key.get(i), values[i]);
        }
        // A type of somebody's own may give the driver something else than what comes back.
        boolean gathered = get.gather != null
                && GATHERED.getOrDefault(get.key.get(0).type().sqlName(), Void.class)
                        .isInstance(values[0]);
        return new Command<>(
                get.sql, values, get.decoder, Kind.READ, get.operation, null, gathered ? get.gather : null);
    }

    @SuppressWarnings("unchecked") // each is known by what it was made of
    private <T, K> Known<T> known(Keyed<T, K> keyed, KeyedTable<?, K> table, K key) {
        Known<T> get = (Known<T>) known.get(keyed);
        if (get == null) {
            boolean full = known.size() >= MOST;
            Known<T> made = made(keyed, table, key, !full);
            Known<T> before = full ? null : (Known<T>) known.putIfAbsent(keyed, made);
            get = before == null ? made : before;
        }
        return get;
    }

    private static <T, K> Known<T> made(Keyed<T, K> keyed, KeyedTable<?, K> table, K key, boolean gathered) {
        String operation = "get " + table.source().label();
        Projection<T> found = keyed.found();
        return new Known<>(
                SqlWriter.write(select(table, found.columns(), key)),
                operation,
                table.keyColumns(),
                found.decoder(),
                gathered ? gather(table, found.columns(), operation) : null);
    }

    /** How many tables and shapes are known. */
    int size() {
        return known.size();
    }

    /** Only keys that are the same to Java, the driver and PostgreSQL are told apart by what comes back. */
    private static @Nullable Gather gather(KeyedTable<?, ?> table, List<Node> found, String operation) {
        List<? extends Column<?, ?>> key = table.keyColumns();
        if (key.size() != 1 || !GATHERED.containsKey(key.get(0).type().sqlName())) {
            return null;
        }
        Column<?, ?> column = key.get(0);
        Selected selected = new Selected(column.node(), column.type(), null);
        List<Selected> columns = new ArrayList<>(Output.flat(found));
        if (!columns.contains(selected)) {
            columns.add(selected);
        }
        Select select = Select.of(table.source(), List.copyOf(columns))
                .where(new Infix(column.node(), "=", anyOf(column), Precedence.COMPARISON));
        return new Gather(
                SqlWriter.write(select),
                operation,
                columns.indexOf(selected),
                column.type().bulk()::arrayOfEncoded);
    }

    private static <T> Node anyOf(Column<?, T> column) {
        Node keys = new Parameter<>(
                Types.arrayOf(column.type()), List.of(), column.column().label());
        return Call.of("any", keys);
    }

    private static <K> Select select(KeyedTable<?, K> table, List<Node> columns, K key) {
        Select select = Select.of(table.source(), columns);
        for (Node condition : conditions(table, key)) {
            select = select.where(condition);
        }
        return select;
    }

    /** The conditions that a row has this key. */
    public static <K> List<Node> conditions(KeyedTable<?, K> table, K key) {
        List<? extends Column<?, ?>> columns = table.keyColumns();
        Object[] values = table.keyValues(key);
        List<Node> conditions = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            conditions.add(equal(columns.get(i), values[i]));
        }
        return conditions;
    }

    @SuppressWarnings("unchecked") // the values of a key are of the types of its columns
    public static <T> Node equal(Column<?, T> column, Object value) {
        Node parameter =
                new Parameter<>(column.type(), (T) value, column.column().label());
        return new Infix(column.node(), "=", parameter, Precedence.COMPARISON);
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> Object encoded(Column<?, T> column, Object value) {
        return Shape.encoded(column.type(), (T) value, column.column().label());
    }

    /** What is the same for every key of a table. */
    private record Known<T>(
            String sql,
            String operation,
            List<? extends Column<?, ?>> key,
            RowDecoder<T> decoder,
            @Nullable Gather gather) {}
}
