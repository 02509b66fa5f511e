package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.preload.Returned;
import io.millrace.internal.run.Runner;
import io.millrace.repo.sql.Statement;
import io.millrace.table.KeyedTable;
import java.util.List;
import java.util.function.Function;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The update of many rows by primary key: emits them as the database has them then, in the order they were given; with
 * {@link #returningCount()} nothing but how many they were is read. All rows are updated, or none: fails with {@link
 * io.millrace.error.StaleRow}, for the first of them that is gone or has another version. No row, no statement. Cold:
 * each subscription updates them again.
 *
 * <p>One statement in one round trip, which fails in the database where it meets fewer rows than were given: {@code with
 * written as (update …) select … from written}. Only then are the rows updated once more, in a transaction, to find the
 * one that is stale; where none is any more, they have been updated. Inside a transaction, and for more than 10,000 rows,
 * it is a savepoint or a transaction around plain updates.
 *
 * @param <R> the record
 */
public final class RowsWritten<R> extends Flux<R> implements Write {

    private final KeyedTable<R, ?> table;
    private final Runner runner;
    private final KeyedUpdate<R> update;

    RowsWritten(Runner runner, KeyedTable<R, ?> table, List<R> rows, List<Column<? super R, ?>> columns) {
        this.table = table;
        this.runner = runner;
        this.update = new KeyedUpdate<>(runner, table, rows, columns);
    }

    /** How many rows were updated: as many as were given. The rows themselves are not read. */
    public Mono<Long> returningCount() {
        return update.count();
    }

    /** One selectable of each row, or a shape of it, in the order they were given: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        Returned<V> returned = Returned.of(runner, selectable);
        return returned.rest().of(update.returning(returned.projection()).flatMapIterable(Function.identity()));
    }

    /** The statements outside of a transaction, which read the rows. */
    @Override
    public List<Statement> toSql() {
        return update.commands(rows()).stream().map(Statement::of).toList();
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        update.returning(rows()).flatMapIterable(Function.identity()).subscribe(actual);
    }

    private Projection<R> rows() {
        return new Projection<>(List.of(table.selected()), table.columns().size(), table);
    }
}
