package io.millrace.shape;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.SchemaTable;
import io.millrace.column.Assigned;
import io.millrace.column.Column;
import io.millrace.column.NullableColumn;
import io.millrace.column.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written to the rows of a table: {@code repo.update(user).set(RENAME.values(form))}. Generated for each record with
 * {@link io.millrace.schema.Input}; where the record has every column that an insert needs, it is a {@link DraftShape}.
 * Immutable; used by any number of threads.
 *
 * @param <R> the record of the table
 * @param <I> the record with what is written
 */
public abstract class InputShape<R, I> {

    private final String name;

    /** An input, which messages call by this name. */
    protected InputShape(String name) {
        this.name = name;
    }

    /** The table that it is written to. */
    public abstract SchemaTable<R, ?> table();

    /** Puts what the input gives into the places of the table's columns. For generated code. */
    protected abstract void write(I input, @Nullable Object[] values);

    /**
     * What an update sets: each column that the input gives, and no other.
     *
     * @throws io.millrace.error.InvalidValue where a component is null whose column never is
     */
    public final Assigned<R> values(I input) {
        List<Value<R>> values = assigned(input);
        return () -> values;
    }

    /** What the input changes of a row that is there: for checks, and an update that sends only what differs. */
    public final Changeset<R> change(R row, I input) {
        Changeset<R> changes = Changeset.of(table(), row);
        for (Value<R> value : assigned(input)) {
            changes = changes.put(value);
        }
        return changes;
    }

    private List<Value<R>> assigned(I input) {
        GivenDraft<R> given = given(input);
        List<? extends Column<?, ?>> columns = table().columns();
        List<Value<R>> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            if (given.hasValueAt(i)) {
                values.add(value(columns.get(i), given.valueAt(i)));
            }
        }
        return List.copyOf(values);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the processor has checked that each value is one of its column's
    private static <R, T> Value<R> value(Column<?, T> column, @Nullable Object value) {
        Column<R, T> own = (Column<R, T>) column;
        return value == null && own instanceof NullableColumn<R, T> nullable ? nullable.toNull() : own.to((T) value);
    }

    final GivenDraft<R> given(I input) {
        @Nullable Object[] values = GivenDraft.none(table().columns().size());
        write(input, values);
        return new GivenDraft<>(table(), values);
    }

    /**
     * A value for a column that is never null. For generated code.
     *
     * @throws io.millrace.error.InvalidValue where it is null
     */
    protected static <T> T required(Column<?, T> column, @Nullable T value) {
        return GivenDraft.present(column, value);
    }

    /** The record's name. */
    @Override
    public final String toString() {
        return name;
    }
}
