package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.Problem;
import io.millrace.error.StaleRow;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The failure of a write whose row is not there any more as it was read. */
public final class Stale {

    private Stale() {}

    /** The failure where there is no such row. */
    public static StaleRow gone(Table<?> table, String verb) {
        return failure(table, verb, "since it was read, somebody else has removed the row", null);
    }

    /**
     * The failure where there is one.
     *
     * @param read the row as it was read
     * @param now the row as it was a moment after the write
     */
    public static <R> StaleRow of(Table<R> table, R read, R now, String verb) {
        Object version = value(table, now, Purpose.VERSION);
        Long found = version instanceof Number number ? number.longValue() : null;
        if (!Objects.equals(version, value(table, read, Purpose.VERSION))) {
            return failure(
                    table,
                    verb,
                    "somebody else has changed the row: it was read with version " + value(table, read, Purpose.VERSION)
                            + ", and has version " + version + " now",
                    found);
        }
        boolean deleted = value(table, now, Purpose.DELETED_AT) != null;
        boolean restores = verb.equals("restored");
        if (deleted == restores) {
            return failure(
                    table,
                    verb,
                    "the row was not there as it was read when it was written, and was again a moment later",
                    found);
        }
        return failure(table, verb, restores ? "it is not deleted" : "it is deleted", found);
    }

    /** The failure where a row could not be inserted because of another one, which was not there to be read either. */
    public static StaleRow neither(Table<?> table) {
        return failure(
                table,
                "inserted",
                "a row like it is there, and cannot be read: others insert and remove it again and again, or it is hidden"
                        + " from this transaction",
                null);
    }

    private static <R> @Nullable Object value(Table<R> table, R row, Purpose purpose) {
        int position = table.definition().position(purpose);
        return position < 0 ? null : table.values(row)[position];
    }

    private static StaleRow failure(Table<?> table, String verb, String because, @Nullable Long found) {
        return new StaleRow(
                Problem.of(
                        Code.STALE_ROW,
                        "a " + table.source().label() + " was not " + verb,
                        because,
                        "read it again with repo.require(…), and decide anew"),
                found);
    }
}
