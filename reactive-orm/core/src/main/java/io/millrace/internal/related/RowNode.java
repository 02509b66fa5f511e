package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.SchemaTable;
import io.millrace.column.Column;
import io.millrace.column.NullableColumn;
import io.millrace.column.Value;
import io.millrace.table.Holders;
import io.millrace.table.Table;
import java.util.ArrayList;
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
    private final @Nullable RowNode<?> owner;
    private final @Nullable RelatedChanges<?> relation;
    private final int place;
    private List<Holding> holding = List.of();
    private Changeset<X> changes;

    /** A row whose changes stand there in the input. */
    RowNode(List<String> path, Changeset<X> changes) {
        this(path, null, null, 0, changes);
    }

    /** A row of a relation of another row, at this place among them. */
    RowNode(RowNode<?> owner, RelatedChanges<?> relation, int place, Changeset<X> changes) {
        this(List.of(), owner, relation, place, changes);
    }

    private RowNode(
            List<String> path,
            @Nullable RowNode<?> owner,
            @Nullable RelatedChanges<?> relation,
            int place,
            Changeset<X> changes) {
        this.path = path;
        this.owner = owner;
        this.relation = relation;
        this.place = place;
        this.changes = changes;
    }

    /** Where its changes stand in the input; asked for only where something is wrong with them. */
    List<String> path() {
        if (owner == null || relation == null) {
            return path;
        }
        List<String> longer = new ArrayList<>(owner.path());
        longer.addAll(relation.path(place));
        return longer;
    }

    Changeset<X> changes() {
        return changes;
    }

    /** Whether it is not there yet. */
    boolean isNew() {
        return changes.row().isEmpty();
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
            holding = holding.isEmpty() ? new ArrayList<>(2) : holding;
            holding.add(new Holding(holder, holds));
        }
    }

    /** The row as it was written, with what it holds. */
    X holding(SchemaTable<X, ?> table, X written) {
        Holders holders = table.holders(written);
        holding.forEach(held -> holders.put(held.holder(), held.holds()));
        return table.related(written, holders);
    }

    /** Whether the record holds any of its relations. */
    boolean isHolding() {
        return !holding.isEmpty();
    }

    /** What the record holds of one of its relations. */
    private record Holding(int holder, Object holds) {}
}
