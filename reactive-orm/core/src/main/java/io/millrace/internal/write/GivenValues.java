package io.millrace.internal.write;

import io.millrace.table.Draft;
import io.millrace.table.Insertable;
import org.jspecify.annotations.Nullable;

/**
 * What a row to be inserted gives for its columns. Most rows are drafts, and all drafts answer alike, whichever table
 * they are of: they are told from changesets first, so that a thousand of them are read without a call for each value.
 */
final class GivenValues {

    private GivenValues() {}

    /** Whether a value is given for the column at this position. */
    static boolean has(Insertable<?> row, int column) {
        return row instanceof Draft<?> draft ? draft.hasValueAt(column) : row.hasValueAt(column);
    }

    /** The value for the column at this position; null where it is SQL's null, or none is given. */
    static @Nullable Object at(Insertable<?> row, int column) {
        return row instanceof Draft<?> draft ? draft.valueAt(column) : row.valueAt(column);
    }
}
