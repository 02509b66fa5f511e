package io.millrace.repo.write;

import io.millrace.changeset.Changeset;
import io.millrace.column.Column;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.ChangesetWork;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Inserts;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Insertable;
import java.util.List;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The insert of one row: emits the row as the database has it, defaults and triggers included; nothing where a conflict
 * was skipped. Cold: each subscription inserts another.
 *
 * <p>Of a changeset it inserts nothing where something is wrong, and fails with {@link
 * io.millrace.error.InvalidChangeset}; a violated constraint that the changeset declares is such an error as well.
 * Inside a transaction it is a savepoint, so that the transaction lives on.
 *
 * @param <R> the record
 */
public final class InsertOne<R> extends Mono<R> implements Write {

    private final Runner runner;
    private final Insertable<R> row;
    private final ConflictRule conflict;

    /** What {@code repo.insert(…)} makes. */
    public InsertOne(Runner runner, Insertable<R> row, ConflictRule conflict) {
        this.runner = runner;
        this.row = row;
        this.conflict = conflict;
    }

    /** What to do where a unique index over these columns has such a row already: {@code on conflict (a, b) …}. */
    @SafeVarargs
    public final OnConflict<R, InsertOne<R>> onConflict(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return OnConflict.columns(row.table(), rule -> new InsertOne<>(runner, row, rule), first, more);
    }

    /** What to do where this constraint is hit: {@code on conflict on constraint name …}. */
    public OnConflict<R, InsertOne<R>> onConstraint(String name) {
        return OnConflict.constraint(row.table(), rule -> new InsertOne<>(runner, row, rule), name);
    }

    /** Inserts nothing where any unique index has such a row already: {@code on conflict do nothing}. */
    public InsertOne<R> skipConflicts() {
        return new InsertOne<>(runner, row, OnConflict.SKIP_ANY);
    }

    @Override
    public List<Statement> toSql() {
        return List.of(Statement.of(command()));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        if (row instanceof Changeset<R> changes) {
            ChangesetWork.insert(runner, changes, () -> runner.first(this::command))
                    .subscribe(actual);
            return;
        }
        runner.first(this::command).subscribe(actual);
    }

    private Command<R> command() {
        return runner.statements().command("insert", Inserts.of(row, conflict), row.table());
    }
}
