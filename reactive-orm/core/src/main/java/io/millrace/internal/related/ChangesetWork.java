package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges;
import io.millrace.error.Code;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.TakenValues;
import io.millrace.table.Insertable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** How a changeset is written: all that is checked before, and what a violated constraint means after. */
public final class ChangesetWork {

    private ChangesetWork() {}

    /** The insert of a row, with those of its relations where there are any. */
    public static <R> Mono<R> insert(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> write) {
        return changes.row().isPresent()
                ? Mono.error(refused(changes, "inserted", "they are of a row that is there", "repo.update(changes)"))
                : changes.related().isEmpty() ? write(runner, changes.complete(), write) : tree(runner, changes);
    }

    /** The row with the rows of its relations. */
    public static <R> Mono<R> tree(Runner runner, Changeset<R> changes) {
        return settled(runner, changes.complete())
                .flatMap(settled -> settled.isValid()
                        ? worked(runner, settled, ready -> TreeWrite.of(runner, ready))
                        : Mono.error(settled.invalid()));
    }

    /** The write of a row, once all checks have passed, with the work that the changes carry. */
    public static <R> Mono<R> write(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> write) {
        return settled(runner, changes)
                .flatMap(settled -> settled.isValid()
                        ? worked(
                                runner,
                                settled,
                                ready -> enclosed(runner, write.apply(ready))
                                        .onErrorMap(ConstraintViolation.class, ready::failure))
                        : Mono.error(settled.invalid()));
    }

    private static <R> Mono<R> worked(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> write) {
        requireNoneBelow(changes);
        return changes.hasWork()
                ? runner.transaction(TransactionSettings.DEFAULT, tx -> changes.worked(write, tx::afterCommit))
                : write.apply(changes);
    }

    private static void requireNoneBelow(Changeset<?> changes) {
        for (RelatedChanges<?> relation : changes.related()) {
            for (Changeset<?> below : relation.changes()) {
                if (below.hasWork()) {
                    throw refused(
                            below,
                            "written with the row that " + relation.name() + " is a relation of",
                            "they carry work of their own, and rows of relations are written together",
                            "let the changes of that row carry it: prepare, afterWrite, afterCommit");
                }
                requireNoneBelow(below);
            }
        }
    }

    public static <R> Mono<Changeset<R>> settled(Runner runner, Changeset<R> changes) {
        return Mono.defer(() -> changes.settled((asked, columns) -> runner.first(
                        () -> runner.statements().command("exists", TakenValues.of(asked, columns), TakenValues.FOUND))
                .hasElement()));
    }

    /** A statement that fails ends a transaction, unless a savepoint is around it. */
    private static <R> Mono<R> enclosed(Runner runner, Mono<R> work) {
        return runner.executor()
                .inTransaction()
                .flatMap(inside -> inside ? runner.transaction(TransactionSettings.DEFAULT, tx -> work) : work);
    }

    /**
     * Checks those of many rows that are changesets.
     *
     * @throws InvalidChangeset with the errors of all of them, each under the place of its row
     */
    public static <R> void check(List<? extends Insertable<R>> rows) {
        List<FieldError> errors = new ArrayList<>();
        String label = "";
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Changeset<?> changes) {
                if (changes.isPending()) {
                    throw refused(
                            changes,
                            "inserted with others",
                            "they have checks whose answers come later",
                            "check them first, or leave these checks out: repo.check(changes)");
                }
                if (changes.hasWork()) {
                    throw refused(
                            changes,
                            "inserted with others",
                            "they carry work to do beside the write of their row",
                            "insert them one by one: repo.insert(changes)");
                }
                if (!changes.related().isEmpty()) {
                    throw refused(
                            changes,
                            "inserted with others",
                            "they have changes of related rows",
                            "insert them one by one: repo.insert(changes)");
                }
                String place = Integer.toString(i);
                label = changes.table().source().label();
                changes.complete().errors().forEach(error -> errors.add(error.under(place)));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidChangeset.of(label, errors);
        }
    }

    public static InvalidQuery refused(Changeset<?> changes, String verb, String because, String fix) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                "changes of " + changes.table().source().label() + " cannot be " + verb,
                because,
                fix));
    }
}
