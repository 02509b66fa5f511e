package io.millrace.repo.write;

import io.millrace.column.Assign;
import io.millrace.column.Assigned;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.Targets;
import io.millrace.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The update of many rows, still without what to set.
 *
 * @param <R> the record
 */
public final class UpdateAll<R> {

    private final Runner runner;
    private final Query<R> query;

    /** What {@code repo.updateAll(query)} makes. */
    public UpdateAll(Runner runner, Query<R> query) {
        this.runner = runner;
        this.query = query;
    }

    /**
     * Sets columns of every row of the query: {@code update … set … where …}. Where the record has a version it is
     * counted up, and the moment of the update is filled in.
     *
     * <p>A query with joins, paths or a limit is resolved by primary key: {@code where id in (select …)}. Where a value
     * uses a joined table, the inner joins are written out, {@code update … from … where …}; a row that matches several
     * joined rows then takes the values of any one of them.
     *
     * <p>Emits how many rows changed; with {@link Changed#returning}, the rows.
     */
    @SafeVarargs
    public final Changed<R> set(Assigned<? super R> first, Assigned<? super R>... more) {
        List<Assign<? super R>> all = new ArrayList<>(first.assigns());
        for (Assigned<? super R> one : more) {
            all.addAll(one.assigns());
        }
        return Changed.update(runner, query.table(), returning -> Targets.update(query, all, returning));
    }
}
