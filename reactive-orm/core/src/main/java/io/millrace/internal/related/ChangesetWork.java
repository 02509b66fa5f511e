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
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** How a changeset is written: all that is checked before, and what a violated constraint means after. */
public final class ChangesetWork {

    private ChangesetWork() {}

    /**
     * The insert or update of a row, once all checks have passed, with the work that the changes carry. Where there are
     * changes of relations once that has been prepared, their rows are written with it; else it is written alone.
     */
    public static <R> Mono<R> write(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> alone) {
        return worked(
                runner,
                changes.complete(),
                ready -> ready.related().isEmpty()
                        ? explained(runner, ready, alone.apply(ready))
                        : TreeWrite.of(runner, ready));
    }

    /** The write of a row without those of its relations, once all checks have passed, with the work that the changes carry. */
    public static <R> Mono<R> alone(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> write) {
        return worked(runner, changes, ready -> explained(runner, ready, write.apply(ready)));
    }

    private static <R> Mono<R> explained(Runner runner, Changeset<R> changes, Mono<R> write) {
        return Enclosed.savepoint(runner, write, changes::failure)
                .onErrorMap(ConstraintViolation.class, changes::failure);
    }

    private static <R> Mono<R> worked(
            Runner runner, Changeset<R> changes, Function<? super Changeset<R>, ? extends Mono<R>> write) {
        return settled(runner, changes).flatMap(settled -> {
            if (!settled.isValid()) {
                return Mono.error(settled.invalid());
            }
            requireNoneBelow(settled);
            return settled.hasWork()
                    ? runner.transaction(
                            TransactionSettings.DEFAULT,
                            tx -> prepared(runner, settled)
                                    .flatMap(ready -> ready.isValid()
                                            ? write.apply(ready)
                                                    .flatMap(row -> finishing(settled, ready)
                                                            .finished(row, tx::afterCommit))
                                            : Mono.error(ready.invalid())))
                    : write.apply(settled);
        });
    }

    /**
     * The changes that are written, once what comes before their write has been done. Others than those that were checked
     * are checked as well: their values may be others, and there may be changes of relations among them. What is wrong
     * with them is among their errors.
     */
    static <R> Mono<Changeset<R>> prepared(Runner runner, Changeset<R> checked) {
        return checked.prepared().flatMap(ready -> {
            if (ready == checked) {
                return Mono.just(ready);
            }
            requireNoneBelow(ready);
            return settled(runner, ready.complete());
        });
    }

    /** Whose work follows the write: that of what was prepared, which may have more, or none where it was made anew. */
    static <R> Changeset<R> finishing(Changeset<R> checked, Changeset<R> prepared) {
        return prepared.hasWork() ? prepared : checked;
    }

    static void requireNoneBelow(Changeset<?> changes) {
        List<RelatedChanges<?>> related = changes.related();
        for (int i = 0; i < related.size(); i++) {
            RelatedChanges<?> relation = related.get(i);
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
