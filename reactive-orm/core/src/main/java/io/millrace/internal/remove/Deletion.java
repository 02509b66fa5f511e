package io.millrace.internal.remove;

import io.millrace.expr.Projection;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.write.Removal;
import io.millrace.internal.write.Targets;
import io.millrace.query.Query;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The delete of rows whose relations have something to say: in one transaction, a thousand rows at a time, what hangs on
 * them first.
 *
 * @param <R> the record
 */
public final class Deletion<R> {

    private static final int BATCH = 1_000;

    private final Runner runner;
    private final KeyedTable<R, ?> table;
    private final Removal removal;
    private final Mono<List<List<Object>>> keys;
    private final boolean locked;

    private Deletion(
            Runner runner, KeyedTable<R, ?> table, Removal removal, Mono<List<List<Object>>> keys, boolean locked) {
        this.runner = runner;
        this.table = table;
        this.removal = removal;
        this.keys = keys;
        this.locked = locked;
    }

    /** Of the rows with these keys. */
    public static <R, K> Deletion<R> of(Runner runner, KeyedTable<R, K> table, Removal removal, List<K> keys) {
        List<List<Object>> values =
                keys.stream().map(key -> Arrays.asList(table.keyValues(key))).toList();
        return new Deletion<>(runner, table, removal, Mono.just(values), false);
    }

    /**
     * Of the rows of a query. Their keys are read first, since what hangs on them may be what the query asks about, and
     * they are locked: one that somebody else changes meanwhile is deleted only where the query still means it.
     */
    public static <R> Deletion<R> of(Runner runner, KeyedTable<R, ?> table, Removal removal, Query<R> rows) {
        Select select = locking(table, rows);
        Mono<List<List<Object>>> keys = runner.all(
                        () -> runner.statements().command("delete", select, Keyed.decoder(table)))
                .distinct()
                .collectList();
        return new Deletion<>(runner, table, removal, keys, true);
    }

    /** A select of which one row may stand for several can lock none: its rows are found once more by their keys. */
    private static Select locking(KeyedTable<?, ?> table, Query<?> rows) {
        Select select = rows.statement();
        if (select.isLocking()) {
            return select.columns(Keyed.columns(table));
        }
        if (!select.isDistinct() && !select.isGrouped()) {
            return select.columns(Keyed.columns(table)).lock(Keyed.lock(table));
        }
        return Select.of(table.source(), List.copyOf(Keyed.columns(table)))
                .showing(table.source(), select.visibility(table.source()))
                .where(Targets.byKey(rows, select, "deleteAll"))
                .lock(Keyed.lock(table));
    }

    /** Deletes, and emits how many rows of the table itself they were. */
    public Mono<Long> count() {
        return inBatches(rows -> runner.count(
                                () -> runner.statements().command("delete", statement(rows, List.of()), table))
                        .map(List::of))
                .map(all -> all.stream().mapToLong(Long::longValue).sum());
    }

    /** Deletes, and emits what is read of each row. */
    public <V> Flux<V> returning(Projection<V> projection) {
        Mono<List<V>> all = inBatches(rows -> runner.all(() -> runner.statements()
                        .command("delete", statement(rows, projection.columns()), projection.decoder()))
                .collectList());
        return all.flatMapIterable(Function.identity());
    }

    private <V> Mono<List<V>> inBatches(Function<? super Keyed, ? extends Mono<List<V>>> delete) {
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> keys.flatMapIterable(Function.identity())
                        .buffer(BATCH)
                        .concatMap(some -> before(new Cascades(runner), some)
                                .then(Mono.defer(() -> delete.apply(new Keyed(table, some)))))
                        .collectList()
                        .map(Deletion::joined));
    }

    private Mono<Void> before(Cascades cascades, List<List<Object>> some) {
        return locked ? cascades.before(table, some, removal) : cascades.beforeLocked(table, some, removal);
    }

    private Node statement(Keyed rows, List<Node> returning) {
        return removal.of(table, List.of(), List.of(rows.among()), returning);
    }

    private static <V> List<V> joined(List<List<V>> lists) {
        List<V> all = new ArrayList<>();
        lists.forEach(all::addAll);
        return all;
    }
}
