package io.millrace.internal.run;

import io.millrace.error.StaleRow;
import io.millrace.internal.write.RowWrite;
import io.millrace.internal.write.Stale;
import io.millrace.table.KeyedTable;
import reactor.core.publisher.Mono;

/** Why a write met no row: asked of the database, once it has happened. */
public final class Staleness {

    private Staleness() {}

    /**
     * The failure of a write, with the version that the row has now.
     *
     * @param row the row as it was read
     * @param verb what was not done, such as {@code updated}
     */
    public static <R, K> Mono<StaleRow> of(Runner runner, KeyedTable<R, K> table, R row, String verb) {
        return runner.first(() -> runner.statements().command("get", RowWrite.current(table, row), table))
                .map(now -> Stale.of(table, row, now, verb))
                .switchIfEmpty(Mono.fromSupplier(() -> Stale.gone(table, verb)));
    }
}
