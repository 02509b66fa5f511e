package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.run.Staleness;
import io.millrace.internal.write.BulkKeys;
import io.millrace.repo.sql.Statement;
import io.millrace.table.KeyedTable;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The update of many rows by primary key: emits them as the database has them then, in the order they were given. More
 * than 10,000 rows are several statements; all are one transaction. No row, no statement. Cold: each subscription
 * updates them again.
 *
 * @param <R> the record
 */
public final class RowsWritten<R> extends Flux<R> implements Write {

    private final Runner runner;
    private final KeyedTable<R, ?> table;
    private final List<R> rows;
    private final List<Column<? super R, ?>> columns;

    RowsWritten(Runner runner, KeyedTable<R, ?> table, List<R> rows, List<Column<? super R, ?>> columns) {
        this.runner = runner;
        this.table = table;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public List<Statement> toSql() {
        return commands().stream().map(Statement::of).toList();
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        work().subscribe(actual);
    }

    private Flux<R> work() {
        try {
            List<Command<Placed<R>>> commands = commands();
            if (commands.isEmpty()) {
                return Flux.empty();
            }
            Mono<List<R>> written = runner.transaction(
                    TransactionSettings.DEFAULT,
                    tx -> Flux.fromIterable(commands)
                            .concatMap(command -> runner.all(() -> command).collectSortedList(Placed.ORDER))
                            .collectList()
                            .flatMap(this::complete));
            return written.flatMapIterable(all -> all);
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** All rows in the order they were given, or why the first that is missing was not updated. */
    private Mono<List<R>> complete(List<List<Placed<R>>> chunks) {
        List<R> written = new ArrayList<>(rows.size());
        for (List<Placed<R>> chunk : chunks) {
            int first = written.size();
            for (Placed<R> placed : chunk) {
                if (placed.place() != written.size() - first + 1) {
                    return stale(written.size());
                }
                written.add(placed.row());
            }
            if (written.size() < Math.min(rows.size(), first + BulkKeys.CHUNK)) {
                return stale(written.size());
            }
        }
        return Mono.just(written);
    }

    private <T> Mono<T> stale(int place) {
        return Staleness.of(runner, table, rows.get(place), "updated").flatMap(Mono::error);
    }

    private List<Command<Placed<R>>> commands() {
        List<Integer> set = columns.stream().map(this::position).toList();
        int width = table.columns().size();
        List<Command<Placed<R>>> commands = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BulkKeys.CHUNK) {
            List<R> some = rows.subList(from, Math.min(rows.size(), from + BulkKeys.CHUNK));
            commands.add(runner.statements()
                    .command(
                            "update",
                            BulkKeys.update(table, some, set),
                            (row, offset) -> new Placed<>(
                                    Types.INT8.decode(Objects.requireNonNull(row.get(offset + width), "place")),
                                    table.decode(row, offset))));
        }
        return commands;
    }

    private int position(Column<? super R, ?> column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).column().name().equals(column.column().name())) {
                return i;
            }
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                column.column().label() + " cannot be set here",
                "rows of " + table.source().label() + " are updated",
                "use a column of " + table.source().label()));
    }

    /** A row, and its place among those that were given. */
    private record Placed<R>(long place, R row) {

        private static final Comparator<Placed<?>> ORDER = Comparator.comparingLong(Placed::place);
    }
}
