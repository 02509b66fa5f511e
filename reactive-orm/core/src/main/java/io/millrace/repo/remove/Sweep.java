package io.millrace.repo.remove;

import io.millrace.error.MillraceException;
import io.millrace.internal.remove.Due;
import io.millrace.internal.run.Runner;
import io.millrace.table.KeyedTable;
import java.time.Duration;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes the rows of a table whose moment has come ({@code @DeleteAt}), the longest due first, and emits how many they
 * were. Each batch is a transaction of its own: {@code select … where delete_at <= statement_timestamp() … for update skip
 * locked}, then what relations say, then the rows, as {@code repo.delete} would. Several may sweep at the same time: none
 * waits for rows that another has. A row whose delete a relation or a constraint forbids is passed over, and is no more
 * than asked again by the next sweep. What fails leaves the batches before it done. Immutable and cold.
 */
public final class Sweep extends Mono<Long> {

    private static final int USUAL = 500;

    private final Runner runner;
    private final KeyedTable<?, ?> table;
    private final int batch;

    /** What {@code repo.sweep(TABLE)} makes. */
    public Sweep(Runner runner, KeyedTable<?, ?> table) {
        this(runner, table, USUAL);
    }

    private Sweep(Runner runner, KeyedTable<?, ?> table, int batch) {
        this.runner = runner;
        this.table = table;
        this.batch = batch;
    }

    /** The same with so many rows a batch rather than 500, at least 1. */
    public Sweep batch(int rows) {
        return new Sweep(runner, table, rows);
    }

    /**
     * Sweeps at once, and again each time this long after it was done, and emits how many rows they were each time. It
     * ends with a cancel or a failure; the pause is kept on Reactor's parallel scheduler.
     */
    public Flux<Long> every(Duration pause) {
        return repeatWhen(done -> done.delayElements(pause));
    }

    @Override
    public void subscribe(CoreSubscriber<? super Long> actual) {
        work().subscribe(actual);
    }

    private Mono<Long> work() {
        try {
            return new Due(runner, table, batch).swept();
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }
}
