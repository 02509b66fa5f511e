package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.KeyRows;
import io.millrace.internal.tree.statement.Select;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition that columns have the values of one of many keys: {@code id = any($1)}, or {@code (a, b) in (select …
 * from unnest($1, $2))}. One text for any number of keys.
 */
public final class KeyCondition {

    private KeyCondition() {}

    /**
     * The condition.
     *
     * @param columns the columns, as the statement knows them
     * @param types columns of the types that the keys' parts have
     * @param keys the values of each key, in the order of the columns
     */
    public static Node of(List<Node> columns, List<? extends Column<?, ?>> types, List<List<Object>> keys) {
        if (types.size() == 1) {
            Node array = array(types.get(0), part(keys, 0));
            return new Infix(columns.get(0), "=", Call.of("any", array), Precedence.COMPARISON);
        }
        List<BulkRows.Values<?>> arrays = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            arrays.add(values(types.get(i), part(keys, i)));
        }
        KeyRows rows = new KeyRows(arrays);
        List<Node> read = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            read.add(new Selected(new Text(rows.key(i)), types.get(i).type(), null));
        }
        return new Infix(new Parenthesis(columns), "in", new Nested("", Select.of(rows, read)), Precedence.COMPARISON);
    }

    private static List<Object> part(List<List<Object>> keys, int part) {
        return keys.stream().map(key -> key.get(part)).toList();
    }

    @SuppressWarnings("unchecked") // the values of a key are of the types of its columns
    private static <T> Node array(Column<?, T> column, List<Object> values) {
        return new Parameter<>(
                Types.arrayOf(column.type()), (List<T>) values, column.column().label());
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> BulkRows.Values<T> values(Column<?, T> column, List<Object> values) {
        return new BulkRows.Values<>(
                column.type(),
                (List<@Nullable T>) (List<?>) values,
                column.column().label());
    }
}
