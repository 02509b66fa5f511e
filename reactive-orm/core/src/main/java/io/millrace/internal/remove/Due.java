package io.millrace.internal.remove;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Lock;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.write.Assignments;
import io.millrace.internal.write.Removal;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.KeyedTable;
import io.millrace.type.Types;
import java.util.List;
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

    /** Deletes all that is due now, the longest due first, and emits how many rows they were. */
    public Mono<Long> swept() {
        return some().expand(done -> done < batch ? Mono.empty() : some()).reduce(0L, (all, some) -> all + some);
    }

    /** One batch. Rows that somebody else has locked are passed over: several may sweep at the same time. */
    private Mono<Integer> some() {
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> runner.all(() -> runner.statements().command("sweep", select, Keyed.decoder(table)))
                        .collectList()
                        .flatMap(this::deleted));
    }

    private Mono<Integer> deleted(List<List<Object>> keys) {
        if (keys.isEmpty()) {
            return Mono.just(0);
        }
        Node statement = Removal.USUAL.of(table, List.of(), List.of(new Keyed(table, keys).among()), List.of());
        return new Cascades(runner)
                .before(table, keys, Removal.USUAL)
                .then(runner.count(() -> runner.statements().command("sweep", statement, table)))
                .thenReturn(keys.size());
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
}
