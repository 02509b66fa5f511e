package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The primary keys that a query asks for, where it asks for nothing else: {@code where id = $1}, {@code where id =
 * any($1)}. What starts from them need not wait for the rows. Empty where they are not known.
 */
final class KnownKeys {

    private KnownKeys() {}

    static List<Object> of(Table<?> table, Select select) {
        if (!(table instanceof KeyedTable<?, ?> keyed) || !table.source().equals(select.from()) || !isPlain(select)) {
            return List.of();
        }
        Column<?, ?> column = keyed.keyColumns().get(0);
        return keyed.keyColumns().size() == 1
                        && Fetch.isToldByKey(column.type())
                        && select.where().get(0) instanceof Infix condition
                        && condition.operator().equals("=")
                        && condition.left().equals(column.node())
                ? keys(column, condition.right())
                : List.of();
    }

    /** The key that a row is got by. */
    static <K> List<Object> of(KeyedTable<?, K> table, K key) {
        return table.keyColumns().size() == 1
                        && Fetch.isToldByKey(table.keyColumns().get(0).type())
                ? List.of(table.keyValues(key))
                : List.of();
    }

    private static boolean isPlain(Select select) {
        return select.where().size() == 1
                && select.joins().isEmpty()
                && select.with().isEmpty()
                && !select.isReduced()
                && !select.isLocking();
    }

    private static List<Object> keys(Column<?, ?> column, Node right) {
        if (right instanceof Parameter<?> parameter && parameter.value() != null) {
            Object key = key(column, parameter.type(), parameter.value());
            return key == null ? List.of() : List.of(key);
        }
        if (right instanceof Call call
                && call.function().equals("any")
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Parameter<?> array
                && array.type().part().isPresent()
                && array.value() instanceof List<?> values
                && values.size() <= Reads.KEYS) {
            PgType<?> type = array.type().part().get();
            Set<Object> keys = new LinkedHashSet<>();
            for (Object value : values) {
                Object key = value == null ? null : key(column, type, value);
                if (key == null) {
                    return List.of();
                }
                keys.add(key);
            }
            return new ArrayList<>(keys);
        }
        return List.of();
    }

    /**
     * A value as the column has it; null where that is not sure. Numbers may be compared with wider ones.
     *
     * @param type what the value is sent as
     */
    private static @Nullable Object key(Column<?, ?> column, PgType<?> type, Object value) {
        if (type == column.type()) {
            return value;
        }
        if (!(value instanceof Long || value instanceof Integer)) {
            return null;
        }
        long number = ((Number) value).longValue();
        if (column.type() == Types.INT8) {
            return number;
        }
        return column.type() == Types.INT4 ? whole(number) : null;
    }

    private static @Nullable Integer whole(long value) {
        return value == (int) value ? (int) value : null;
    }
}
