package io.millrace.repo.write;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ConflictRule;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The insert of any number of rows as they come, in one transaction, with the memory of a few of them: emits how many were
 * inserted, after COMMIT. Immutable and cold.
 *
 * <p>Rows are sent in chunks, each as {@link InsertAll} sends it, without being read back. While some chunks are under
 * way the next is gathered, and no more rows are asked for than that: a slow database slows the source down. An error of
 * the source, or a cancel, undoes all of it. The transaction's time-out holds for the whole of it.
 *
 * @param <R> the record
 */
public final class Load<R> extends Mono<Long> {

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;
    private static final int IN_FLIGHT = 2;

    private final Runner runner;
    private final Table<R> table;
    private final Publisher<? extends Insertable<R>> rows;
    private final ConflictRule conflict;
    private final int chunk;

    private Load(
            Runner runner, Table<R> table, Publisher<? extends Insertable<R>> rows, ConflictRule conflict, int chunk) {
        this.runner = runner;
        this.table = table;
        this.rows = rows;
        this.conflict = conflict;
        this.chunk = chunk;
    }

    /** What {@code repo.load(TABLE, rows)} makes. */
    public static <R> Load<R> of(Runner runner, Table<R> table, Publisher<? extends Insertable<R>> rows) {
        return new Load<>(runner, table, rows, ConflictRule.NONE, USUAL);
    }

    /** The same with so many rows a chunk rather than 1,000: from 1 to 10,000. */
    public Load<R> chunk(int size) {
        return new Load<>(runner, table, rows, conflict, size);
    }

    /** Leaves out the rows that any unique index has already: {@code on conflict do nothing}. They are not counted. */
    public Load<R> skipConflicts() {
        return new Load<>(runner, table, rows, OnConflict.SKIP_ANY, chunk);
    }

    @Override
    public void subscribe(CoreSubscriber<? super Long> actual) {
        work().subscribe(actual);
    }

    private Mono<Long> work() {
        if (chunk < 1 || chunk > MOST) {
            return Mono.error(() -> new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    "a load cannot send " + chunk + " rows at a time",
                    "a chunk has from 1 to " + MOST + " rows, and is one statement for each set of columns",
                    "repo.load(TABLE, rows).chunk(1_000)")));
        }
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> Flux.<Insertable<R>>from(rows)
                        .buffer(chunk)
                        .flatMapSequential(
                                some -> new InsertAll<>(runner, table, some, conflict, false).returningCount(),
                                IN_FLIGHT,
                                1)
                        .reduce(0L, Long::sum));
    }
}
