package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.SchemaTable;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ConflictRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes changes of a row with those of the rows of its relations.
 *
 * <p>Where one of many rows that were sent together violates a constraint, the database does not say which it was: all of
 * it is undone and sent once more, a row at a time, to find out; and with all constraints checked at once, where it was
 * COMMIT that failed.
 */
public final class TreeWrite {

    private final RowStatements statements;
    private final TransactionHandle transaction;

    private TreeWrite(RowStatements statements, TransactionHandle transaction) {
        this.statements = statements;
        this.transaction = transaction;
    }

    /** The row that these changes are of, as the database has it then, with the rows of the relations that changed. */
    public static <R> Mono<R> of(Runner runner, Changeset<R> changes) {
        return of(runner, List.of(new Root<>(List.of(), changes)), ConflictRule.NONE)
                .map(rows -> rows.get(0));
    }

    /** The same of several rows of one table, those of one kind together. */
    static <R> Mono<List<R>> of(Runner runner, List<Root<R>> roots, ConflictRule conflict) {
        return Mono.deferContextual(context -> {
            boolean inside = runner.executor().isInTransaction(context);
            return written(runner, roots, conflict, false, inside)
                    .onErrorResume(
                            failure -> isUnknown(failure, inside),
                            unknown -> written(runner, roots, conflict, true, inside))
                    .onErrorMap(
                            ConstraintViolation.class,
                            violation -> isExplained(violation) ? violation : Root.failure(roots, violation));
        });
    }

    /**
     * The failure of the first of these rows that violates a constraint, for rows that violated one together. Nothing is
     * written.
     */
    static <R> Mono<MillraceException> failure(
            Runner runner, List<Root<R>> roots, ConflictRule conflict, ConstraintViolation violation) {
        return Mono.deferContextual(context -> {
            boolean inside = runner.executor().isInTransaction(context);
            return runner.<MillraceException>transaction(
                            TransactionSettings.DEFAULT,
                            tx -> written(runner, roots, conflict, true, inside)
                                    .then(Mono.error(Root.failure(roots, violation))))
                    .onErrorResume(MillraceException.class, Mono::just);
        });
    }

    /** Whether it is to be found out which row it was: of several that were sent together, or checked at COMMIT. */
    private static boolean isUnknown(Throwable failure, boolean inside) {
        return failure instanceof Unknown
                || (!inside && failure instanceof ConstraintViolation violation && !isExplained(violation));
    }

    private static boolean isExplained(ConstraintViolation violation) {
        return violation.getCause() instanceof ConstraintViolation;
    }

    private static <R> Mono<List<R>> written(
            Runner runner, List<Root<R>> roots, ConflictRule conflict, boolean singly, boolean inside) {
        SchemaTable<R, ?> table = roots.get(0).changes().table();
        RowStatements statements =
                new RowStatements(runner, singly, table.source().label());
        return runner.transaction(TransactionSettings.DEFAULT, tx -> {
            if (inside) {
                Enclosed.atCommit(tx, violation -> Root.failure(roots, violation));
            }
            List<RowNode<R>> nodes = roots.stream()
                    .map(root -> new RowNode<>(root.path(), root.changes()))
                    .toList();
            boolean last = !singly && conflict == ConflictRule.NONE;
            Mono<List<R>> rows = new TreeWrite(statements, tx).all(table, nodes, conflict, last);
            return singly && !inside ? statements.checkingAtOnce().then(rows) : rows;
        });
    }

    /**
     * What the rows refer to, the rows, and what refers to them.
     *
     * @param last whether nothing is written after them
     */
    private <X> Mono<List<X>> all(
            SchemaTable<X, ?> table, List<RowNode<X>> nodes, ConflictRule conflict, boolean last) {
        if (nodes.isEmpty()) {
            return Mono.just(List.of());
        }
        List<RelatedChanges<?>> relations = relations(nodes);
        if (!isAnyHeld(relations)) {
            return rows(table, nodes, conflict, relations, last);
        }
        return Flux.fromIterable(relations)
                .filter(RelatedChanges::isHeld)
                .concatMap(relation -> before(relation, nodes))
                .then(Mono.defer(() -> rows(table, nodes, conflict, relations, last)));
    }

    private static boolean isAnyHeld(List<RelatedChanges<?>> relations) {
        for (RelatedChanges<?> relation : relations) {
            if (relation.isHeld()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The rows, and what refers to them. What needs no answer before it is sent goes with what does not either, in the
     * order in which they would go one after the other.
     */
    private <X> Mono<List<X>> rows(
            SchemaTable<X, ?> table,
            List<RowNode<X>> nodes,
            ConflictRule conflict,
            List<RelatedChanges<?>> relations,
            boolean last) {
        List<Branch<X, ?>> branches = branches(relations, nodes);
        Mono<List<X>> rows = statements.rows(table, nodes, conflict);
        if (RowStatements.isAllNew(nodes)) {
            rows = last && branches.isEmpty() ? transaction.last(rows) : besides(rows, branches);
        }
        return branches.isEmpty()
                ? rows.map(written -> holding(table, nodes, written))
                : rows.flatMap(written -> after(table, branches, written, last)
                        .then(Mono.fromSupplier(() -> holding(table, nodes, written))));
    }

    /** The rows, and at the same time those that the first of their relations lead to and that need not know them. */
    @SuppressWarnings("unchecked") // the rows come first
    private static <X> Mono<List<X>> besides(Mono<List<X>> rows, List<Branch<X, ?>> branches) {
        if (branches.isEmpty() || !branches.get(0).mayGoAhead()) {
            return rows;
        }
        List<Mono<? extends List<?>>> all = new ArrayList<>(branches.size() + 1);
        all.add(rows);
        for (int i = 0; i < branches.size() && branches.get(i).mayGoAhead(); i++) {
            all.add(branches.get(i).ahead());
        }
        return Mono.zip(all, written -> (List<X>) written[0]);
    }

    private <X> List<Branch<X, ?>> branches(List<RelatedChanges<?>> relations, List<RowNode<X>> nodes) {
        List<Branch<X, ?>> branches = new ArrayList<>(relations.size());
        for (RelatedChanges<?> relation : relations) {
            Branch<X, ?> branch = branch(relation, nodes);
            if (!branch.isDone()) {
                branches.add(branch);
            }
        }
        return branches;
    }

    private <X, Y> Branch<X, Y> branch(RelatedChanges<Y> relation, List<RowNode<X>> nodes) {
        return new Branch<>(
                relation, statements, nodes, (below, last) -> all(relation.table(), below, ConflictRule.NONE, last));
    }

    /** Those that are plain go together with their neighbours that are, and COMMIT with the last that it need not wait for. */
    private <X> Mono<Void> after(SchemaTable<X, ?> table, List<Branch<X, ?>> branches, List<X> rows, boolean last) {
        List<List<Branch<X, ?>>> steps = steps(branches);
        return steps.size() == 1
                ? step(table, branches, rows, last)
                : Flux.range(0, steps.size())
                        .concatMap(i -> step(table, steps.get(i), rows, last && i == steps.size() - 1))
                        .then();
    }

    private <X> Mono<Void> step(SchemaTable<X, ?> table, List<Branch<X, ?>> step, List<X> rows, boolean last) {
        if (step.size() == 1) {
            Branch<X, ?> branch = step.get(0);
            return last && branch.isAtOnce()
                    ? transaction.last(branch.after(table, rows, false))
                    : branch.after(table, rows, last);
        }
        boolean atOnce = last && step.stream().allMatch(Branch::isAtOnce);
        List<Mono<Void>> all = new ArrayList<>(step.size());
        step.forEach(branch -> all.add(branch.after(table, rows, false)));
        Mono<Void> written = Mono.when(all);
        return atOnce ? transaction.last(written) : written;
    }

    private static <X> List<List<Branch<X, ?>>> steps(List<Branch<X, ?>> branches) {
        List<List<Branch<X, ?>>> steps = new ArrayList<>();
        boolean plain = false;
        for (Branch<X, ?> branch : branches) {
            boolean together = plain && branch.isPlain();
            plain = branch.isPlain();
            if (!together) {
                steps.add(new ArrayList<>());
            }
            steps.get(steps.size() - 1).add(branch);
        }
        return steps;
    }

    private static <X> List<RelatedChanges<?>> relations(List<RowNode<X>> nodes) {
        if (nodes.size() == 1) {
            return nodes.get(0).changes().related();
        }
        Map<String, RelatedChanges<?>> relations = new LinkedHashMap<>();
        for (RowNode<X> node : nodes) {
            for (RelatedChanges<?> related : node.changes().related()) {
                relations.putIfAbsent(related.name(), related);
            }
        }
        return List.copyOf(relations.values());
    }

    private <X, Y> Mono<Void> before(RelatedChanges<Y> relation, List<RowNode<X>> nodes) {
        Level<X, Y> level = new Level<>(relation, nodes);
        return all(relation.table(), level.nodes(), ConflictRule.NONE, false)
                .doOnNext(rows -> {
                    level.refer(rows);
                    level.hold(rows);
                })
                .then();
    }

    private static <X> List<X> holding(SchemaTable<X, ?> table, List<RowNode<X>> nodes, List<X> rows) {
        List<X> holding = rows;
        for (int i = 0; i < rows.size(); i++) {
            RowNode<X> node = nodes.get(i);
            if (node.isHolding()) {
                holding = holding == rows ? new ArrayList<>(rows) : holding;
                holding.set(i, node.holding(table, rows.get(i)));
            }
        }
        return holding;
    }
}
