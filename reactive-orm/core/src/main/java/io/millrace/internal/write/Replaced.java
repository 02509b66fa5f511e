package io.millrace.internal.write;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Text;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that was written to make rows equal to others.
 *
 * @param row the row as it is then, or as it was
 * @param place its place among those that were given, counted from 1; null where it was not among them, and is deleted
 * @param inserted whether it was not there before
 */
public record Replaced<R>(R row, @Nullable Long place, boolean inserted) {

    /** What a merge reads of each row. */
    static List<Node> merged(Table<?> table) {
        return read(table, "(merge_action() = 'INSERT')", BulkKeys.alias(table.source()) + ".place");
    }

    /** The same of a delete, where there was nothing to merge. */
    static List<Node> deleted(Table<?> table) {
        return read(table, "false", "null::int8");
    }

    private static List<Node> read(Table<?> table, String inserted, String place) {
        return List.of(
                table.selected(),
                new Selected(new Text(inserted), Types.BOOL, null),
                new Selected(new Text(place), Types.INT8, null));
    }

    /** How it is read. */
    public static <R> RowDecoder<Replaced<R>> decoder(Table<R> table) {
        int width = table.columns().size();
        return (row, offset) -> {
            Object place = row.get(offset + width + 1);
            return new Replaced<>(
                    table.decode(row, offset),
                    place == null ? null : Types.INT8.decode(place),
                    Types.BOOL.decode(Objects.requireNonNull(row.get(offset + width), "inserted")));
        };
    }
}
