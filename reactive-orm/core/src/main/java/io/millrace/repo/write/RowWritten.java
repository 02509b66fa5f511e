package io.millrace.repo.write;

import io.millrace.error.Code;
import io.millrace.error.MultipleResults;
import io.millrace.error.Problem;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.Stale;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Table;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The update or delete of one row: emits the row as the database has it then, for a delete as it was. Fails with {@link
 * io.millrace.error.StaleRow} where there is no such row any more. Cold: each subscription writes again.
 *
 * @param <R> the record
 */
public final class RowWritten<R> extends Mono<R> implements Write {

    private final Runner runner;
    private final Supplier<Command<R>> command;
    private final Supplier<? extends Table<R>> table;
    private final String done;

    /** What {@code repo.delete(…)} makes. */
    public RowWritten(Runner runner, Supplier<Command<R>> command, Supplier<? extends Table<R>> table, String done) {
        this.runner = runner;
        this.command = command;
        this.table = table;
        this.done = done;
    }

    @Override
    public List<Statement> toSql() {
        return List.of(Statement.of(command.get()));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        runner.all(command).collectList().flatMap(this::single).subscribe(actual);
    }

    private Mono<R> single(List<R> rows) {
        return switch (rows.size()) {
            case 0 -> Mono.error(Stale.of(table.get(), done));
            case 1 -> Mono.just(rows.get(0));
            default -> Mono.error(several(rows.size()));
        };
    }

    private MultipleResults several(int rows) {
        return new MultipleResults(new Problem(
                Code.MULTIPLE_RESULTS,
                "one " + table.get().source().label() + " was to be " + done + ", but " + rows + " were",
                command.get().sql(),
                "the table has several rows with this primary key",
                "make the columns with @Id a primary key in the database; a transaction around this undoes it"));
    }
}
