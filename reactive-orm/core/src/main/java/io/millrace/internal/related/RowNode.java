package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges;
import io.millrace.column.Column;
import io.millrace.column.NullableColumn;
import io.millrace.column.Value;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the tree that is written.
 *
 * @param <X> its record
 */
final class RowNode<X> {

    private final List<String> path;
    private final Map<Integer, Object> holders = new HashMap<>();
    private Changeset<X> changes;

    /** A row whose changes stand there in the input. */
    RowNode(List<String> path, Changeset<X> changes) {
        this.path = path;
        this.changes = changes;
    }

    List<String> path() {
        return path;
    }

    Changeset<X> changes() {
        return changes;
    }

    /** The path of a row inside of this one. */
    List<String> path(RelatedChanges<?> related, int place) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(related.path(place));
        return longer;
    }

    /** Its changes of the relation of this name, or null where it has none. */
    @Nullable RelatedChanges<?> related(String name) {
        for (RelatedChanges<?> related : changes.related()) {
            if (related.name().equals(name)) {
                return related;
            }
        }
        return null;
    }

    /** Gives columns the values that other columns have in another row; null where there is none. */
    void refer(List<Integer> columns, List<Integer> others, @Nullable Object @Nullable [] values) {
        for (int i = 0; i < columns.size(); i++) {
            changes =
                    changes.put(value(changes.table(), columns.get(i), values == null ? null : values[others.get(i)]));
        }
    }

    /** Gives columns these values, by their places. */
    void hold(Map<Integer, Object> values) {
        values.forEach((column, value) -> changes = changes.put(value(changes.table(), column, value)));
    }

    /** Makes columns null. */
    void letGo(Set<Integer> columns) {
        columns.forEach(column -> changes = changes.put(value(changes.table(), column, null)));
    }

    /** The column set to a value. */
    @SuppressWarnings("unchecked") // the columns of a relation have one type at both of its ends
    static <X> Value<X> value(Table<X> table, int position, @Nullable Object value) {
        Column<X, Object> column = (Column<X, Object>) table.columns().get(position);
        return value == null && column instanceof NullableColumn<X, Object> nullable
                ? nullable.toNull()
                : column.to(Objects.requireNonNull(value, "key"));
    }

    /** Keeps what the record holds of a relation. */
    void hold(int holder, Object holds) {
        if (holder >= 0) {
            holders.put(holder, holds);
        }
    }

    Map<Integer, Object> holders() {
        return holders;
    }
}
