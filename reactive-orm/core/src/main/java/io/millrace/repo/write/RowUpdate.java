package io.millrace.repo.write;

import io.millrace.column.Assign;
import io.millrace.column.Assigned;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.RowWrite;
import java.util.ArrayList;
import java.util.List;

/**
 * The update of one row, still without what to set.
 *
 * @param <R> the record
 */
public final class RowUpdate<R> {

    private final Runner runner;
    private final R row;

    /** What {@code repo.update(row)} makes. */
    public RowUpdate(Runner runner, R row) {
        this.runner = runner;
        this.row = row;
    }

    /**
     * Sets columns of the row, found by its primary key and, where the record has one, its version; the version is
     * counted up and the moment of the update filled in: {@code update … set … where key and version returning …}.
     *
     * <p>Emits the row as the database has it then. Always sent, also where nothing would change.
     *
     * <p>Fails with {@link io.millrace.error.StaleRow} where the row is gone or has another version.
     */
    @SafeVarargs
    public final RowWritten<R> set(Assigned<? super R> first, Assigned<? super R>... more) {
        List<Assign<? super R>> all = new ArrayList<>(first.assigns());
        for (Assigned<? super R> one : more) {
            all.addAll(one.assigns());
        }
        return RowWritten.update(runner, row, () -> RowWrite.table(all), table -> RowWrite.update(table, row, all));
    }
}
