package io.millrace.repo;

import io.millrace.column.Column;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The insert of one row: emits the row as the database has it, defaults and triggers included. Cold: each subscription
 * inserts another.
 *
 * @param <R> the record
 */
public final class InsertOne<R> extends Mono<R> {

    private final Executor executor;
    private final Statements statements;
    private final Insertable<R> row;
    private final @Nullable Conflict conflict;

    InsertOne(Executor executor, Statements statements, Insertable<R> row, @Nullable Conflict conflict) {
        this.executor = executor;
        this.statements = statements;
        this.row = row;
        this.conflict = conflict;
    }

    /** What to do where a unique index over these columns has such a row already: {@code on conflict (a, b) …}. */
    @SafeVarargs
    public final OnConflict<R, InsertOne<R>> onConflict(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return new OnConflict<>(
                row.table(),
                OnConflict.names(first, more),
                action -> new InsertOne<>(executor, statements, row, action));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        insert().subscribe(actual);
    }

    private Mono<R> insert() {
        try {
            Table<R> table = row.table();
            return executor.first(statements.command("insert", Inserts.of(row, conflict), table));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }
}
