package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.internal.write.ConflictRule;
import io.millrace.table.Insertable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The insert of many rows of which some are changesets: all are checked before anything is written, and what is wrong
 * with a row stands under its place.
 *
 * @param <R> the record
 */
public final class ChangesetRows<R> {

    private static final int AT_ONCE = 16;

    private final Runner runner;
    private final List<? extends Insertable<R>> rows;
    private final ConflictRule conflict;
    private final boolean some;

    /** Of these rows, with what to do about those that are there. */
    public ChangesetRows(Runner runner, List<? extends Insertable<R>> rows, ConflictRule conflict) {
        this.runner = runner;
        this.rows = rows;
        this.conflict = conflict;
        this.some = isSome(rows);
    }

    private static boolean isSome(List<?> rows) {
        for (Object row : rows) {
            if (row instanceof Changeset<?>) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks those that are changesets.
     *
     * @throws InvalidChangeset with the errors of all of them, each under the place of its row
     */
    public void check() {
        if (!some) {
            return;
        }
        List<FieldError> errors = new ArrayList<>();
        String label = "";
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Changeset<?> changes) {
                if (changes.row().isPresent()) {
                    throw ChangesetWork.refused(
                            changes,
                            "inserted with others",
                            "those of row " + i + " are of a row that is there",
                            "repo.update(changes)");
                }
                label = changes.table().source().label();
                errors.addAll(Root.under(
                        List.of(Integer.toString(i)), changes.complete().errors()));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidChangeset.of(label, errors);
        }
    }

    /** Whether more is to be done than one statement a set of columns: rows of relations, work, answers to wait for. */
    public boolean isMore() {
        return anyOf(changes -> !changes.related().isEmpty() || changes.hasWork() || changes.isPending());
    }

    /**
     * Refuses to do more where the rows themselves are not given back, or not all of them.
     *
     * @throws io.millrace.error.InvalidQuery where more is to be done
     */
    public void requireNoMore(String verb) {
        if (isMore()) {
            throw ChangesetWork.refused(
                    first(), verb, needed(), "insert them, and read what you need then: repo.insertAll(…)");
        }
    }

    private String needed() {
        if (anyOf(changes -> !changes.related().isEmpty())) {
            return "they have changes of related rows, and those need to know each row that they are related to";
        }
        return anyOf(Changeset::hasWork)
                ? "they have work to do, which needs their rows back, each of them"
                : "they have checks whose answers come later, and those are waited for only where their rows come"
                        + " back, each of them";
    }

    /** The rows as the database has them then, in their order, with those of their relations; in one transaction. */
    public Mono<List<R>> written(List<? extends Insertable<R>> sent) {
        if (!givesBackAll()) {
            requireNoMore("inserted with what to do on a conflict");
        }
        List<Root<R>> roots = roots(sent);
        roots.forEach(root -> ChangesetWork.requireNoneBelow(root.changes()));
        return settled(roots)
                .flatMap(ready -> anyOf(Changeset::hasWork)
                        ? runner.transaction(
                                TransactionSettings.DEFAULT,
                                tx -> Flux.fromIterable(ready)
                                        .concatMap(root -> ChangesetWork.prepared(runner, root.changes())
                                                .map(changes -> new Root<>(root.path(), changes)))
                                        .collectList()
                                        .map(ChangesetRows::valid)
                                        .flatMap(prepared -> TreeWrite.of(runner, prepared, conflict)
                                                .flatMap(written -> Flux.range(0, written.size())
                                                        .concatMap(i -> ChangesetWork.finishing(
                                                                        ready.get(i)
                                                                                .changes(),
                                                                        prepared.get(i)
                                                                                .changes())
                                                                .finished(written.get(i), tx::afterCommit))
                                                        .collectList())))
                        : TreeWrite.of(runner, ready, conflict));
    }

    /**
     * The same write, where a violated constraint that a changeset declares is an error under the place of its row. To
     * find the row all are sent once more, a row at a time, and undone.
     */
    public <T> Mono<T> explained(List<? extends Insertable<R>> sent, Mono<T> write) {
        if (!anyOf(Changeset::hasConstraints)) {
            return write;
        }
        return Enclosed.savepoint(runner, write, violation -> Root.failure(roots(sent), violation))
                .onErrorResume(
                        ConstraintViolation.class,
                        violation -> TreeWrite.failure(runner, roots(sent), conflict, violation)
                                .flatMap(Mono::error));
    }

    /** Whether any of them is to be told which constraint it violates. */
    public boolean isExplained() {
        return anyOf(Changeset::hasConstraints);
    }

    private boolean givesBackAll() {
        Conflict rule = conflict.of(new BitSet());
        return rule == null || (!rule.assignments().isEmpty() && rule.where() == null);
    }

    private List<Root<R>> roots(List<? extends Insertable<R>> sent) {
        IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i), i);
        }
        List<Root<R>> roots = new ArrayList<>(sent.size());
        for (Insertable<R> row : sent) {
            roots.add(new Root<>(
                    List.of(String.valueOf(places.get(row))), Changeset.of(row).complete()));
        }
        return roots;
    }

    private Mono<List<Root<R>>> settled(List<Root<R>> roots) {
        return Flux.fromIterable(roots)
                .flatMapSequential(
                        root -> ChangesetWork.settled(runner, root.changes())
                                .map(changes -> new Root<>(root.path(), changes)),
                        AT_ONCE)
                .collectList()
                .map(ChangesetRows::valid);
    }

    private static <R> List<Root<R>> valid(List<Root<R>> roots) {
        List<FieldError> errors = new ArrayList<>();
        roots.forEach(
                root -> errors.addAll(Root.under(root.path(), root.changes().errors())));
        if (errors.isEmpty()) {
            return roots;
        }
        throw InvalidChangeset.of(roots.get(0).changes().table().source().label(), errors);
    }

    private Changeset<?> first() {
        return rows.stream()
                .filter(Changeset.class::isInstance)
                .map(row -> (Changeset<?>) row)
                .findFirst()
                .orElseThrow();
    }

    private boolean anyOf(Predicate<? super Changeset<?>> test) {
        if (!some) {
            return false;
        }
        for (Insertable<R> row : rows) {
            if (row instanceof Changeset<?> changes && test.test(changes)) {
                return true;
            }
        }
        return false;
    }
}
