package io.millrace.repo;

import io.millrace.column.Assign;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.tree.statement.Update;
import io.millrace.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The update of many rows, still without what to set.
 *
 * @param <R> the record
 */
public final class UpdateAll<R> {

    private final Executor executor;
    private final Statements statements;
    private final Query<R> query;

    UpdateAll(Executor executor, Statements statements, Query<R> query) {
        this.executor = executor;
        this.statements = statements;
        this.query = query;
    }

    /**
     * Sets columns of every row of the query: {@code update … set … where …}. Where the record has a version it is
     * counted up, and the moment of the update is filled in.
     *
     * <p>Emits how many rows changed; with {@link Changed#returning}, the rows.
     */
    @SafeVarargs
    public final Changed<R> set(Assign<? super R> first, Assign<? super R>... more) {
        List<Assign<? super R>> all = new ArrayList<>(more.length + 1);
        all.add(first);
        all.addAll(List.of(more));
        return new Changed<>(
                executor,
                statements,
                "update",
                query.table(),
                returning -> new Update(
                        List.of(),
                        query.table().source(),
                        Assignments.of(query.table(), all),
                        List.of(),
                        Targets.of(query, "updateAll"),
                        returning));
    }
}
