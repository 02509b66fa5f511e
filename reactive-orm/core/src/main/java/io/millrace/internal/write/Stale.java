package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.Problem;
import io.millrace.error.StaleRow;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Table;

/** The failure of a write whose row is not there any more as it was read. */
public final class Stale {

    private Stale() {}

    public static StaleRow of(Table<?> table, String verb) {
        String record = table.source().label();
        boolean versioned = table.definition().position(Purpose.VERSION) >= 0;
        return new StaleRow(Problem.of(
                Code.STALE_ROW,
                "a " + record + " was not " + verb,
                versioned
                        ? "since it was read, somebody else has changed or removed the row"
                        : "since it was read, somebody else has removed the row",
                "read it again with repo.require(…), and decide anew"));
    }
}
