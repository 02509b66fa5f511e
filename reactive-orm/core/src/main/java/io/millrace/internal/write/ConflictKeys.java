package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values by which rows of one bulk insert meet rows that are there, or each other. */
public final class ConflictKeys {

    private ConflictKeys() {}

    /**
     * The rows, of those with one key only the last where it wins.
     *
     * @throws InvalidQuery where two rows have one key, an update would take place, and the last one does not win
     */
    public static <R> List<? extends Insertable<R>> distinct(
            Table<R> table, List<? extends Insertable<R>> rows, ConflictRule rule, boolean lastWins) {
        Conflict conflict = rule.of(new BitSet());
        if (conflict == null
                || conflict.columns().isEmpty()
                || conflict.assignments().isEmpty()) {
            return rows;
        }
        List<Integer> positions = positions(table, conflict.columns());
        Map<Object, Insertable<R>> last = new LinkedHashMap<>();
        int free = 0;
        for (Insertable<R> row : rows) {
            List<Object> key = key(table, row, positions);
            Object place = key == null ? free++ : key;
            last.remove(place);
            last.put(place, row);
        }
        if (last.size() < rows.size() && !lastWins) {
            throw twice(table, conflict.columns(), rows.size() - last.size());
        }
        return last.size() == rows.size() ? rows : new ArrayList<>(last.values());
    }

    /** The values that a row gives to the columns of a conflict; null where it cannot meet another row. */
    public static @Nullable List<Object> key(Table<?> table, Insertable<?> row, List<Integer> positions) {
        List<Object> key = new ArrayList<>(positions.size());
        for (int position : positions) {
            Object value = row.hasValueAt(position) ? row.valueAt(position) : null;
            if (value == null) {
                return null;
            }
            key.add(comparable(table, position, value));
        }
        return key;
    }

    /** The same of a row that was read. */
    public static @Nullable List<Object> key(Table<?> table, @Nullable Object[] row, List<Integer> positions) {
        List<Object> key = new ArrayList<>(positions.size());
        for (int position : positions) {
            Object value = row[position];
            if (value == null) {
                return null;
            }
            key.add(comparable(table, position, value));
        }
        return key;
    }

    /** Where the columns of these names stand. */
    public static List<Integer> positions(Table<?> table, List<String> names) {
        List<Integer> positions = new ArrayList<>(names.size());
        for (int i = 0; i < table.columns().size(); i++) {
            if (names.contains(table.columns().get(i).column().name())) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** Values that PostgreSQL holds equal are equal as this. */
    private static Object comparable(Table<?> table, int position, Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof OffsetDateTime moment) {
            return comparable(table, position, moment.toInstant());
        }
        if (value instanceof Temporal time && time.isSupported(ChronoField.NANO_OF_SECOND)) {
            return time.with(ChronoField.NANO_OF_SECOND, time.get(ChronoField.NANO_OF_SECOND) / 1_000 * 1_000L);
        }
        return value instanceof String text
                ? comparable(table.columns().get(position).type().sqlName(), text)
                : value;
    }

    private static String comparable(String type, String text) {
        return switch (type) {
            case "citext" -> text.toLowerCase(Locale.ROOT);
            case "bpchar", "char" -> text.stripTrailing();
            default -> text;
        };
    }

    private static InvalidQuery twice(Table<?> table, List<String> columns, int more) {
        String names = String.join(", ", columns);
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                more + (more == 1 ? " row of " : " rows of ") + table.source().label() + " to be upserted has the same "
                        + names + " as another one",
                "PostgreSQL updates a row once in a statement, and which of them would win is not said",
                "leave them out, or say that the last one counts: .lastWins()"));
    }
}
