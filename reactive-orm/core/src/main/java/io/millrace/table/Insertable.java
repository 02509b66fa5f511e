package io.millrace.table;

import org.jspecify.annotations.Nullable;

/**
 * What can be inserted: some columns with their values, the others left to the database or to the library.
 *
 * @param <R> the record of the table
 */
public interface Insertable<R> {

    /** Where it goes. */
    Table<R> table();

    /** Whether a value is given for the column at this position. */
    boolean hasValueAt(int column);

    /** The value for the column at this position; null is SQL's null. */
    @Nullable Object valueAt(int column);
}
