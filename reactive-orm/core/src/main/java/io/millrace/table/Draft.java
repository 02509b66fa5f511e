package io.millrace.table;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not inserted yet, with every required column given. Immutable; generated drafts extend it.
 *
 * @param <R> the record of the table
 */
public abstract class Draft<R> implements Insertable<R> {

    private static final Object UNSET = new Object();

    private final Table<R> table;
    private final @Nullable Object[] values;

    /** A draft with these values, in the order of the table's columns. */
    protected Draft(Table<R> table, @Nullable Object[] values) {
        this.table = table;
        this.values = values;
    }

    /** An array for so many columns, none of them set. */
    protected static @Nullable Object[] noValues(int columns) {
        @Nullable Object[] values = new @Nullable Object[columns];
        Arrays.fill(values, UNSET);
        return values;
    }

    /**
     * A value for a column that is never null; for generated code.
     *
     * @throws io.millrace.error.InvalidValue where it is null
     */
    protected static <T> T required(Column<?, T> column, @Nullable T value) {
        if (value == null) {
            throw new InvalidValue(Problem.of(
                    Code.INVALID_VALUE,
                    column.column().label() + " is set to null",
                    "the column is never null",
                    "give a value, or make the component @Nullable"));
        }
        return value;
    }

    /** These values with another one at a position. */
    protected final @Nullable Object[] with(int column, @Nullable Object value) {
        @Nullable Object[] copy = values.clone();
        copy[column] = value;
        return copy;
    }

    @Override
    public final Table<R> table() {
        return table;
    }

    @Override
    public final boolean hasValueAt(int column) {
        return values[column] != UNSET;
    }

    @Override
    public final @Nullable Object valueAt(int column) {
        return hasValueAt(column) ? values[column] : null;
    }

    /** Names what is set, without the values. */
    @Override
    public final String toString() {
        StringBuilder text =
                new StringBuilder("draft of ").append(table.source().label());
        String gap = ": ";
        for (int i = 0; i < values.length; i++) {
            if (hasValueAt(i)) {
                text.append(gap).append(table.columns().get(i).column().name());
                gap = ", ";
            }
        }
        return text.toString();
    }
}
