package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.internal.tree.statement.Insert;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The insert of many rows: one statement for all rows that give the same columns. */
public final class BulkInsert {

    private static final int CHUNK = 10_000;

    private BulkInsert() {}

    /** The statements, and for each the places of its rows among all. */
    public static <R> List<Part> of(
            Table<R> table, List<? extends Insertable<R>> rows, ConflictRule conflict, List<Node> returning) {
        List<Part> parts = new ArrayList<>(1);
        for (AlikeRows<R> alike : AlikeRows.of(table, rows)) {
            for (int from = 0; from < alike.size(); from += CHUNK) {
                AlikeRows<R> some = alike.part(from, Math.min(alike.size(), from + CHUNK));
                parts.add(new Part(statement(table, some, conflict, returning), some.places()));
            }
        }
        return parts;
    }

    private static <R> Node statement(Table<R> table, AlikeRows<R> rows, ConflictRule rule, List<Node> returning) {
        BitSet given = rows.given();
        List<String> names = new ArrayList<>();
        List<BulkRows.Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column<?, ?> column = table.columns().get(i);
            ColumnDefinition definition = table.definition().columns().get(i);
            boolean drawn = definition.generation() == Generation.CLIENT;
            BulkRows.Column bulk =
                    given.get(i) || drawn ? values(column, rows, i) : automatic(definition.purpose(), column);
            if (bulk != null) {
                names.add(column.column().name());
                columns.add(bulk);
            }
        }
        Conflict conflict = rule.of(given);
        boolean ordered = isOrderSeen(table, given, conflict, returning);
        return new Insert(table.source(), names, new BulkRows(columns, rows.size(), ordered), conflict, returning);
    }

    private static <R, T> BulkRows.Column values(Column<?, T> column, AlikeRows<R> rows, int position) {
        List<@Nullable T> values =
                rows.given().get(position) ? given(rows.rows(), position) : drawn(column, rows.size());
        return new BulkRows.Values<>(column.type(), values, column.column().label());
    }

    @SuppressWarnings("unchecked") // a draft's values are of the types of its columns
    private static <R, T> List<@Nullable T> given(List<? extends Insertable<R>> rows, int position) {
        return new ColumnValues<>(rows.size(), place -> (T) GivenValues.at(rows.get(place), position));
    }

    @SuppressWarnings("unchecked") // a key is drawn of the type of its column
    private static <T> List<@Nullable T> drawn(Column<?, T> column, int count) {
        List<@Nullable T> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add((T) ClientKeys.next(column));
        }
        return keys;
    }

    /**
     * Whether it shows in which order the rows are inserted: where they are read, where the database numbers them, and
     * where the first of several is kept.
     */
    private static boolean isOrderSeen(
            Table<?> table, BitSet given, @Nullable Conflict conflict, List<Node> returning) {
        if (!returning.isEmpty() || (conflict != null && conflict.assignments().isEmpty())) {
            return true;
        }
        List<ColumnDefinition> columns = table.definition().columns();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            if (!given.get(i) && (column.generation() == Generation.DATABASE || column.defaultExpression() != null)) {
                return true;
            }
        }
        return false;
    }

    private static BulkRows.@Nullable Column automatic(Purpose purpose, Column<?, ?> column) {
        return purpose.isFilledAtInsert() ? new BulkRows.Same(Inserts.automatic(purpose, column)) : null;
    }

    /** One statement, and the places of its rows among all that were given. */
    public record Part(Node statement, List<Integer> places) {}
}
