package io.millrace.repo.write;

import io.millrace.changeset.Changeset;
import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.preload.Returned;
import io.millrace.internal.related.ChangesetWork;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.ExistingRows;
import io.millrace.internal.write.Inserts;
import io.millrace.internal.write.Stale;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Insertable;
import io.millrace.table.Relation;
import java.util.Collection;
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

    /**
     * With rows of a relation, which are inserted in the same transaction, those of one kind as one statement: {@code
     * repo.insert(USER.draft().name("Ann")).with(USER.posts, drafts)}. A changeset among them may have rows of its own,
     * and one of a row that is there makes it this row's: see {@link Changeset#put(Relation, Collection)}. Emits the row with
     * those rows loaded.
     */
    public <X> InsertOne<R> with(Relation<R, X> relation, Collection<? extends Insertable<X>> rows) {
        return new InsertOne<>(runner, Changeset.of(row).put(relation, rows), conflict);
    }

    /**
     * One selectable of the row, or a shape of it, as the database has it: {@code … returning name, id}. The lists of a shape
     * are fetched when the write has been answered, outside of a transaction by statements of their own. Not for a changeset,
     * nor where a conflict reads the row that is there.
     */
    public <V> Mono<V> returning(Selectable<? super R, V> selectable) {
        Returned<V> returned = Returned.of(runner, selectable);
        if (row instanceof Changeset<R> || conflict.readsExisting()) {
            return Mono.error(() -> new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "the insert of " + row.table().source().label() + " cannot give back something else than the row",
                    row instanceof Changeset<?>
                            ? "a changeset is inserted with its relations, and gives back its row"
                            : "where a conflict reads the row that is there, it is read whole",
                    "read it when it has been written: repo.insert(…).flatMap(row -> repo.get(SHAPE, row.id()))")));
        }
        return returned.rest()
                .of(Mono.defer(() -> runner.first(() -> runner.statements()
                        .command(
                                "insert",
                                Inserts.of(row, conflict)
                                        .returning(returned.projection().columns()),
                                returned.projection().decoder()))));
    }

    @Override
    public List<Statement> toSql() {
        return List.of(Statement.of(command()));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        Mono<R> insert = row instanceof Changeset<R> changes ? inserted(changes) : inserted();
        insert.subscribe(actual);
    }

    private Mono<R> inserted(Changeset<R> changes) {
        if (changes.row().isPresent()) {
            return Mono.error(ChangesetWork.refused(
                    changes, "inserted", "they are of a row that is there", "repo.update(changes)"));
        }
        if (conflict == ConflictRule.NONE) {
            return ChangesetWork.write(runner, changes, ready -> new InsertOne<>(runner, ready, conflict).inserted());
        }
        return changes.related().isEmpty()
                ? ChangesetWork.alone(runner, changes.complete(), this::insertedAlone)
                : Mono.error(related(changes));
    }

    private Mono<R> insertedAlone(Changeset<R> ready) {
        return ready.related().isEmpty()
                ? new InsertOne<>(runner, ready, conflict).inserted()
                : Mono.error(related(ready));
    }

    private static InvalidQuery related(Changeset<?> changes) {
        return ChangesetWork.refused(
                changes,
                "inserted with what to do on a conflict",
                "they have changes of related rows, and where a conflict is skipped there is no row to relate them to",
                "write the row first, and then its relations");
    }

    private Mono<R> inserted() {
        Mono<R> inserted = runner.first(this::command);
        if (!conflict.readsExisting()) {
            return inserted;
        }
        try {
            ExistingRows.require(row.table(), List.of(row), conflict);
        } catch (InvalidQuery refused) {
            return Mono.error(refused);
        }
        Mono<R> either = inserted.switchIfEmpty(Mono.defer(() -> ExistingRows.of(row.table(), List.of(row), conflict)
                .map(select -> runner.first(() -> runner.statements().command("get", select, row.table())))
                .orElseGet(Mono::empty)));
        return either.switchIfEmpty(either).switchIfEmpty(Mono.error(() -> Stale.neither(row.table())));
    }

    private Command<R> command() {
        return runner.statements().command("insert", Inserts.of(row, conflict), row.table());
    }
}
