package io.millrace.internal.related;

import io.millrace.error.Code;
import io.millrace.error.NotFound;
import io.millrace.error.Problem;
import io.millrace.table.Table;

/** The failure of an insert of which fewer rows came back than were sent, so that nobody knows which is which. */
final class LeftOut {

    private LeftOut() {}

    static NotFound of(Table<?> table, int sent, int back) {
        return new NotFound(Problem.of(
                Code.NOT_FOUND,
                "insert " + table.source().label() + ": " + (sent - back) + " of " + sent + " rows were not written",
                "a trigger or a rule of the table left them out, which PostgreSQL calls a success: the others may stay",
                "in the trigger, raise exception '…' instead of return null: nothing of the write stays then"));
    }
}
