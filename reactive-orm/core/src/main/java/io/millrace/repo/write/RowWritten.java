package io.millrace.repo.write;

import io.millrace.error.Code;
import io.millrace.error.MillraceException;
import io.millrace.error.MultipleResults;
import io.millrace.error.Problem;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.preload.Returned;
import io.millrace.internal.remove.Cascades;
import io.millrace.internal.run.Runner;
import io.millrace.internal.run.Staleness;
import io.millrace.internal.tree.statement.Written;
import io.millrace.internal.write.Removal;
import io.millrace.internal.write.RowWrite;
import io.millrace.repo.sql.Statement;
import io.millrace.table.KeyedTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The update or delete of one row: emits the row as the database has it then, for a delete as it was. Fails with {@link
 * io.millrace.error.StaleRow} where there is no such row any more, or it has another version. Cold: each subscription
 * writes again.
 *
 * @param <R> the record
 */
public final class RowWritten<R> extends Mono<R> implements Write {

    private final Runner runner;
    private final Supplier<Change<R, ?>> change;

    private RowWritten(Runner runner, Supplier<Change<R, ?>> change) {
        this.runner = runner;
        this.change = change;
    }

    /** An update of a row, made when it is asked for. */
    static <R> RowWritten<R> update(
            Runner runner,
            R row,
            Supplier<KeyedTable<R, ?>> table,
            Function<KeyedTable<R, ?>, ? extends Written> statement) {
        return new RowWritten<>(runner, () -> {
            KeyedTable<R, ?> found = table.get();
            return new Change<>(found, row, "update", "updated", statement.apply(found), null);
        });
    }

    /** What {@code repo.delete(…)} and {@code repo.purge(…)} make. */
    public static <R, K> RowWritten<R> delete(Runner runner, KeyedTable<R, K> table, R row, Removal removal) {
        return new RowWritten<>(
                runner,
                () -> new Change<>(table, row, "delete", "deleted", RowWrite.delete(table, row, removal), removal));
    }

    /** What {@code repo.restore(…)} makes. */
    public static <R, K> RowWritten<R> restore(Runner runner, KeyedTable<R, K> table, R row) {
        return new RowWritten<>(
                runner, () -> new Change<>(table, row, "update", "restored", RowWrite.restore(table, row), null));
    }

    /**
     * The statement that writes the row itself. What relations say of a delete comes before it, and depends on the rows
     * that are there: {@code repo.deletePlan(…)} tells.
     */
    @Override
    public List<Statement> toSql() {
        Change<R, ?> made = change.get();
        return List.of(Statement.of(made.command(runner, made.read())));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        row().subscribe(actual);
    }

    /**
     * One selectable of the row, or a shape of it, as the database has it then: {@code … returning name, id}. The lists of a
     * shape are fetched when the write has been answered, outside of a transaction by statements of their own.
     */
    public <V> Mono<V> returning(Selectable<? super R, V> selectable) {
        Returned<V> returned = Returned.of(runner, selectable);
        return returned.rest().of(Mono.defer(() -> work(returned.projection())));
    }

    private Mono<R> row() {
        try {
            Change<R, ?> made = change.get();
            return work(made, made.read());
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    private <V> Mono<V> work(Projection<V> projection) {
        try {
            return work(change.get(), projection);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    private <K, V> Mono<V> work(Change<R, K> made, Projection<V> projection) {
        Command<V> command = made.command(runner, projection);
        Mono<V> written = runner.all(() -> command).collectList().flatMap(rows -> single(made, rows, command));
        Removal removal = made.removal;
        if (removal == null || !Cascades.has(made.table)) {
            return written;
        }
        List<Object> key = Arrays.asList(made.table.keyValues(made.table.keyOf(made.row)));
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> new Cascades(runner)
                        .beforeLocked(made.table, List.of(key), removal)
                        .then(written));
    }

    private <K, V> Mono<V> single(Change<R, K> made, List<V> rows, Command<V> command) {
        return switch (rows.size()) {
            case 0 -> Staleness.of(runner, made.table, made.row, made.done).flatMap(Mono::error);
            case 1 -> Mono.just(rows.get(0));
            default -> Mono.error(several(made, rows.size(), command));
        };
    }

    private static MultipleResults several(Change<?, ?> made, int rows, Command<?> command) {
        return new MultipleResults(new Problem(
                Code.MULTIPLE_RESULTS,
                "one " + made.table.source().label() + " was to be " + made.done + ", but " + rows + " were",
                command.sql(),
                "the table has several rows with this primary key",
                "make the columns with @Id a primary key in the database; a transaction around this undoes it"));
    }

    /** What is done to which row; with how it is deleted where it is. */
    private record Change<R, K>(
            KeyedTable<R, K> table,
            R row,
            String verb,
            String done,
            Written statement,
            @Nullable Removal removal) {

        private Projection<R> read() {
            return new Projection<>(statement.returning(), table.columns().size(), table);
        }

        private <V> Command<V> command(Runner runner, Projection<V> projection) {
            return runner.statements().command(verb, statement.returning(projection.columns()), projection.decoder());
        }
    }
}
