package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.internal.value.StoredValue;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The values by which rows of one bulk insert meet rows that are there, or each other. */
public final class ConflictKeys {

    /** A null where nulls are equal. */
    private static final Object NULL = Optional.empty();

    private final Table<?> table;
    private final List<String> columns;
    private final List<Integer> positions;
    private final boolean nullsMeet;

    private ConflictKeys(Table<?> table, List<String> columns, boolean nullsMeet) {
        this.table = table;
        this.columns = columns;
        this.positions = positions(table, columns);
        this.nullsMeet = nullsMeet;
    }

    /** Those of a conflict that names its columns, or a constraint that the record declares; elsewhere empty. */
    static Optional<ConflictKeys> of(Table<?> table, Conflict conflict) {
        TableDefinition definition = table.definition();
        if (!conflict.columns().isEmpty()) {
            return Optional.of(over(table, conflict.columns()));
        }
        String constraint = conflict.constraint();
        if (constraint == null) {
            return Optional.empty();
        }
        for (UniqueDefinition unique : definition.uniques()) {
            if (unique.name().equals(constraint)) {
                return Optional.of(new ConflictKeys(table, unique.columns(), unique.nullsNotDistinct()));
            }
        }
        List<String> key = definition.key().stream().map(ColumnDefinition::name).toList();
        return !key.isEmpty() && constraint.equals(definition.name() + "_pkey")
                ? Optional.of(new ConflictKeys(table, key, false))
                : Optional.empty();
    }

    /** Those over columns. */
    static ConflictKeys over(Table<?> table, List<String> columns) {
        boolean nullsMeet = table.definition().uniques().stream()
                .anyMatch(unique ->
                        unique.nullsNotDistinct() && new HashSet<>(unique.columns()).equals(new HashSet<>(columns)));
        return new ConflictKeys(table, columns, nullsMeet);
    }

    /**
     * The rows, of those with one key only the last where it wins.
     *
     * @throws InvalidQuery where two rows have one key, an update would take place, and the last one does not win; or
     *     where it does, and it cannot be told which rows have one
     */
    public static <R> List<? extends Insertable<R>> distinct(
            Table<R> table, List<? extends Insertable<R>> rows, ConflictRule rule, boolean lastWins) {
        Conflict conflict = rule.of(new BitSet());
        if (conflict == null || conflict.assignments().isEmpty()) {
            return rows;
        }
        Optional<ConflictKeys> keys = of(table, conflict);
        if (keys.isPresent()) {
            return keys.get().distinct(rows, lastWins);
        }
        if (lastWins) {
            throw unknown(table, conflict);
        }
        return rows;
    }

    private <R> List<? extends Insertable<R>> distinct(List<? extends Insertable<R>> rows, boolean lastWins) {
        DistinctKeys keys = new DistinctKeys(rows.size(), place -> whole(rows.get(place)));
        int repeated = 0;
        for (Insertable<R> row : rows) {
            repeated += keys.add(whole(row)) ? 0 : 1;
        }
        if (repeated > 0 && !lastWins) {
            throw twice(repeated);
        }
        return repeated == 0 ? rows : last(rows);
    }

    private <R> List<Insertable<R>> last(List<? extends Insertable<R>> rows) {
        Map<Object, Insertable<R>> last = new LinkedHashMap<>();
        int free = 0;
        for (Insertable<R> row : rows) {
            List<Object> key = key(row);
            Object place = key == null ? free++ : key;
            last.remove(place);
            last.put(place, row);
        }
        return new ArrayList<>(last.values());
    }

    /** The values that a row gives to the columns; null where it cannot meet another row, or it is not known. */
    @Nullable List<Object> key(Insertable<?> row) {
        return key(position -> given(row, position));
    }

    /** The same as one object; that of a single column is its value. */
    private @Nullable Object whole(Insertable<?> row) {
        if (positions.size() != 1) {
            return key(row);
        }
        int only = positions.get(0);
        return known(only, given(row, only));
    }

    private @Nullable Object given(Insertable<?> row, int position) {
        if (GivenValues.has(row, position)) {
            Object value = GivenValues.at(row, position);
            return value == null ? NULL : value;
        }
        return isFilled(position) ? null : NULL;
    }

    /** The same of a row that was read. */
    @Nullable List<Object> key(@Nullable Object[] row) {
        return key(position -> row[position] == null ? NULL : row[position]);
    }

    private @Nullable List<Object> key(IntFunction<@Nullable Object> values) {
        if (positions.size() == 1) {
            int position = positions.get(0);
            Object only = known(position, values.apply(position));
            return only == null ? null : List.of(only);
        }
        List<Object> key = new ArrayList<>(positions.size());
        for (int position : positions) {
            Object value = known(position, values.apply(position));
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key;
    }

    private @Nullable Object known(int position, @Nullable Object value) {
        return value == null || (value == NULL && !nullsMeet) ? null : comparable(position, value);
    }

    /** Values that PostgreSQL holds equal are equal as this. */
    private Object comparable(int position, Object value) {
        Object stored = Objects.requireNonNull(StoredValue.of(value));
        if (!(stored instanceof String text)) {
            return stored;
        }
        return switch (table.columns().get(position).type().baseName()) {
            case "citext" -> text.toLowerCase(Locale.ROOT);
            case "bpchar", "char" -> text.stripTrailing();
            default -> text;
        };
    }

    /** Whether an insert that leaves this column out has another value there than null. */
    private boolean isFilled(int position) {
        ColumnDefinition column = table.definition().columns().get(position);
        return column.defaultExpression() != null
                || column.generation() != Generation.NONE
                || column.purpose().isFilledAtInsert();
    }

    /**
     * Requires that it is known of each row which others it meets.
     *
     * @throws InvalidQuery where one leaves out a column that has a default
     */
    void requireKnown(List<? extends Insertable<?>> rows) {
        Optional<ColumnDefinition> column = leftOut(rows);
        if (column.isPresent()) {
            throw leftOut(column.get());
        }
    }

    /** A column that a row leaves to its default, so that it is not known which others it meets. */
    Optional<ColumnDefinition> leftOut(List<? extends Insertable<?>> rows) {
        for (int position : positions) {
            ColumnDefinition column = table.definition().columns().get(position);
            if (column.defaultExpression() != null
                    && column.generation() == Generation.NONE
                    && rows.stream().anyMatch(row -> !row.hasValueAt(position))) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Where the columns stand. */
    List<Integer> positions() {
        return positions;
    }

    /** Where the columns of these names stand. */
    private static List<Integer> positions(Table<?> table, List<String> names) {
        List<Integer> positions = new ArrayList<>(names.size());
        for (int i = 0; i < table.columns().size(); i++) {
            if (names.contains(table.columns().get(i).column().name())) {
                positions.add(i);
            }
        }
        return positions;
    }

    private InvalidQuery twice(int more) {
        String names = String.join(", ", columns);
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                more + (more == 1 ? " row of " : " rows of ") + table.source().label() + " to be upserted has the same "
                        + names + " as another one",
                "PostgreSQL updates a row once in a statement, and which of them would win is not said",
                "leave them out, or say that the last one counts: .lastWins()"));
    }

    private InvalidQuery leftOut(ColumnDefinition column) {
        String name = table.source().label() + "." + column.component();
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                "it cannot be told which rows of " + table.source().label() + " are there already",
                "they are found by the columns of the conflict, and a row leaves " + name + " to its default",
                "give every row a value for " + name));
    }

    private static InvalidQuery unknown(Table<?> table, Conflict conflict) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                "it cannot be told which rows of " + table.source().label() + " to be upserted meet each other",
                "the record declares no unique constraint " + conflict.constraint() + " whose columns would tell",
                "name the columns: .onConflict(column, …); or leave .lastWins() away"));
    }
}
