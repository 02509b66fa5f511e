package io.millrace.repo;

import io.millrace.column.Column;
import io.millrace.error.MillraceException;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The insert of many rows in one round trip: emits the rows as the database has them, in the order they were given.
 * Cold: each subscription inserts them again.
 *
 * <p>{@code insert into … select … from unnest($1::int8[], $2::text[])}: one text for any number of rows that give the
 * same columns. Rows that give different columns, so that omitted ones take their defaults, are one statement a set of
 * columns, in one transaction.
 *
 * @param <R> the record
 */
public final class InsertAll<R> extends Flux<R> {

    private final Executor executor;
    private final Statements statements;
    private final Table<R> table;
    private final List<? extends Insertable<R>> rows;
    private final @Nullable Conflict conflict;

    InsertAll(
            Executor executor,
            Statements statements,
            Table<R> table,
            List<? extends Insertable<R>> rows,
            @Nullable Conflict conflict) {
        this.executor = executor;
        this.statements = statements;
        this.table = table;
        this.rows = rows;
        this.conflict = conflict;
    }

    /** What to do where a unique index over these columns has such a row already: {@code on conflict (a, b) …}. */
    @SafeVarargs
    public final OnConflict<R, InsertAll<R>> onConflict(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return new OnConflict<>(
                table,
                OnConflict.names(first, more),
                action -> new InsertAll<>(executor, statements, table, rows, action));
    }

    /** One selectable of each row: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        return returning(selectable.projection());
    }

    /** How many rows were inserted or, on conflict, updated; the rows themselves are not read. */
    public Mono<Long> returningCount() {
        if (rows.isEmpty()) {
            return Mono.just(0L);
        }
        try {
            List<Mono<Long>> counts = BulkInsert.of(table, rows, conflict, List.of()).stream()
                    .map(part -> executor.update(statements.command("insert", part.statement(), table)))
                    .toList();
            return counts.size() == 1 ? counts.get(0) : Flux.concat(counts).reduce(0L, Long::sum);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        returning(new Projection<>(List.of(table.selected()), table.columns().size(), table))
                .subscribe(actual);
    }

    private <V> Flux<V> returning(Projection<V> projection) {
        if (rows.isEmpty()) {
            return Flux.empty();
        }
        try {
            List<BulkInsert.Part> parts = BulkInsert.of(table, rows, conflict, projection.columns());
            List<Flux<V>> results = parts.stream()
                    .map(part -> executor.all(statements.command("insert", part.statement(), projection.decoder())))
                    .toList();
            return results.size() == 1 ? results.get(0) : inOrder(parts, results);
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private <V> Flux<V> inOrder(List<BulkInsert.Part> parts, List<Flux<V>> results) {
        Mono<List<List<V>>> all =
                Flux.fromIterable(results).concatMap(Flux::collectList).collectList();
        return all.flatMapIterable(lists -> placed(parts, lists));
    }

    private static <V> Iterable<V> placed(List<BulkInsert.Part> parts, List<List<V>> lists) {
        TreeMap<Integer, V> placed = new TreeMap<>();
        for (int i = 0; i < lists.size(); i++) {
            List<Integer> places = parts.get(i).places();
            if (places.size() != lists.get(i).size()) {
                return lists.stream().flatMap(List::stream).toList();
            }
            for (int j = 0; j < places.size(); j++) {
                placed.put(places.get(j), lists.get(i).get(j));
            }
        }
        return Collections.unmodifiableList(new ArrayList<>(placed.values()));
    }
}
