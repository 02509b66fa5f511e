package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.statement.Gather;
import io.millrace.internal.exec.statement.KeyedRead;
import io.millrace.internal.sql.Shape;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.KeyedTable;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads rows by primary key. The text of such a read is written once a table. */
public final class Keys {

    private static final Set<String> GATHERED = Set.of("int4", "int8", "uuid");

    private final ConcurrentMap<KeyedTable<?, ?>, Known> known = new ConcurrentHashMap<>();

    public <R, K> KeyedRead<R> get(KeyedTable<R, K> table, K key) {
        Known get = known.get(table);
        if (get == null) {
            Known made = known(table, key);
            Known before = known.putIfAbsent(table, made);
            get = before == null ? made : before;
        }
        List<? extends Column<?, ?>> columns = table.keyColumns();
        Object[] values = table.keyValues(key);
        for (int i = 0; i < values.length; i++) {
            values[i] = encoded(columns.get(i), values[i]);
        }
        Command<R> alone = new Command<>(get.sql, values, table, Kind.READ, get.operation, null);
        return new KeyedRead<>(alone, values[0], get.gather);
    }

    private static <R, K> Known known(KeyedTable<R, K> table, K key) {
        String operation = "get " + table.source().label();
        return new Known(SqlWriter.write(select(table, key)), operation, gather(table, operation));
    }

    /** Only keys that are the same to Java, the driver and PostgreSQL are told apart by what comes back. */
    private static @Nullable Gather gather(KeyedTable<?, ?> table, String operation) {
        List<? extends Column<?, ?>> key = table.keyColumns();
        if (key.size() != 1 || !GATHERED.contains(key.get(0).type().sqlName())) {
            return null;
        }
        Column<?, ?> column = key.get(0);
        Select select = Select.of(table.source(), List.of(table.selected()))
                .where(new Infix(column.node(), "=", anyOf(column), Precedence.COMPARISON));
        return new Gather(
                SqlWriter.write(select),
                operation,
                table.columns().indexOf(column),
                column.type().bulk()::arrayOfEncoded);
    }

    private static <T> Node anyOf(Column<?, T> column) {
        Node keys = new Parameter<>(
                Types.arrayOf(column.type()), List.of(), column.column().label());
        return Call.of("any", keys);
    }

    public static <R, K> Select select(KeyedTable<R, K> table, K key) {
        Select select = Select.of(table.source(), List.of(table.selected()));
        for (Node condition : conditions(table, key)) {
            select = select.where(condition);
        }
        return select;
    }

    public static <R, K> List<Node> conditions(KeyedTable<R, K> table, K key) {
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
    private record Known(
            String sql, String operation, @Nullable Gather gather) {}
}
