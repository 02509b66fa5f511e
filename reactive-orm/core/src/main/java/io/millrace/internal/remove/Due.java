package io.millrace.internal.remove;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.DeleteRestricted;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.expression.Prefix;
import io.millrace.internal.tree.statement.Lock;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.write.Assignments;
import io.millrace.internal.write.Removal;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.KeyedTable;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes the rows of a table whose moment has come, some at a time, each time in a transaction of its own. */
public final class Due {

    private final Runner runner;
    private final KeyedTable<?, ?> table;
    private final Select select;
    private final int batch;

    /**
     * Of a table, so many rows at a time.
     *
     * @throws InvalidQuery where the table has no such moment, or the number is not positive
     */
    public Due(Runner runner, KeyedTable<?, ?> table, int batch) {
        if (batch < 1) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    "a sweep cannot delete " + batch + " rows at a time",
                    "a batch has at least one row",
                    "repo.sweep(TABLE).batch(500)"));
        }
        this.runner = runner;
        this.table = table;
        this.batch = batch;
        this.select = select(table, batch);
    }

    /**
     * Deletes all that is due now, the longest due first, and emits how many rows they were. A row that something still
     * needs is passed over: a relation forbids its delete, or a constraint does.
     */
    public Mono<Long> swept() {
        return Mono.defer(() -> {
            List<List<Object>> kept = new ArrayList<>();
            return some(kept)
                    .expand(done -> done.found() < batch ? Mono.empty() : some(kept))
                    .reduce(0L, (all, some) -> all + some.deleted());
        });
    }

    /** One batch. Rows that somebody else has locked are passed over: several may sweep at the same time. */
    private Mono<Batch> some(List<List<Object>> kept) {
        return batch(kept, this::deleted)
                .onErrorResume(Due::isNeeded, any -> batch(kept, keys -> oneByOne(keys, kept)));
    }

    private Mono<Batch> batch(List<List<Object>> kept, Function<List<List<Object>>, Mono<Long>> delete) {
        Select due = kept.isEmpty() ? select : select.where(not(new Keyed(table, kept).among()));
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> runner.all(() -> runner.statements().command("sweep", due, Keyed.decoder(table)))
                        .collectList()
                        .flatMap(keys -> keys.isEmpty()
                                ? Mono.just(new Batch(0, 0))
                                : delete.apply(keys).map(deleted -> new Batch(keys.size(), deleted))));
    }

    private static Node not(Node condition) {
        return new Prefix("not ", condition, Precedence.NOT);
    }

    private Mono<Long> deleted(List<List<Object>> keys) {
        Node statement = Removal.USUAL.of(table, List.of(), List.of(new Keyed(table, keys).among()), List.of());
        return new Cascades(runner)
                .before(table, keys, Removal.USUAL)
                .then(runner.count(() -> runner.statements().command("sweep", statement, table)));
    }

    /** Each row in a savepoint of its own, so that one that is needed keeps no other. */
    private Mono<Long> oneByOne(List<List<Object>> keys, List<List<Object>> kept) {
        return Flux.fromIterable(keys)
                .concatMap(key -> runner.transaction(TransactionSettings.DEFAULT, tx -> deleted(List.of(key)))
                        .onErrorResume(Due::isNeeded, needed -> {
                            kept.add(key);
                            return Mono.just(0L);
                        }))
                .reduce(0L, Long::sum);
    }

    private static boolean isNeeded(Throwable failure) {
        return failure instanceof DeleteRestricted || failure instanceof ConstraintViolation;
    }

    private static Select select(KeyedTable<?, ?> table, int batch) {
        int position = table.definition().position(Purpose.DELETE_AT);
        if (position < 0) {
            String record = table.source().label();
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "rows of " + record + " are never due to be deleted",
                    "no component says from which moment on a row is to be deleted",
                    "@DeleteAt @Nullable Instant deleteAt in " + record));
        }
        Column<?, ?> moment = table.columns().get(position);
        return Select.of(table.source(), List.copyOf(Keyed.columns(table)))
                .where(new Infix(moment.node(), "<=", Assignments.now(moment), Precedence.COMPARISON))
                .orderBy(List.of(new Ordering(moment.node(), false, Ordering.Nulls.DEFAULT)))
                .limit(new Parameter<>(Types.INT8, (long) batch, "limit"))
                .lock(new Lock(Lock.Strength.UPDATE, Lock.Waiting.SKIP_LOCKED, List.of(table.source())));
    }

    /** How many rows a batch found, and how many of them it deleted. */
    private record Batch(int found, long deleted) {}
}
