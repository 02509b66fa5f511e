package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges;
import io.millrace.error.Code;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.TakenValues;
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
                                ready -> Enclosed.savepoint(runner, write.apply(ready), ready::failure)
                                        .onErrorMap(ConstraintViolation.class, ready::failure))
                        : Mono.error(settled.invalid()));
    }

    private static <R> Mono<R> worked(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> write) {
        requireNoneBelow(changes);
        return changes.hasWork()
                ? runner.transaction(
                        TransactionSettings.DEFAULT,
                        tx -> changes.prepared()
                                .flatMap(ready -> ready.isValid() ? write.apply(ready) : Mono.error(ready.invalid()))
                                .flatMap(row -> changes.finished(row, tx::afterCommit)))
                : write.apply(changes);
    }

    static void requireNoneBelow(Changeset<?> changes) {
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

    public static InvalidQuery refused(Changeset<?> changes, String verb, String because, String fix) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                "changes of " + changes.table().source().label() + " cannot be " + verb,
                because,
                fix));
    }
}
