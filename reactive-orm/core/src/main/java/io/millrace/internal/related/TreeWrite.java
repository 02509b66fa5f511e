package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.RelatedChanges.Join;
import io.millrace.changeset.SchemaTable;
import io.millrace.column.Column;
import io.millrace.error.ConstraintViolation;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.table.Holders;
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
 * it is undone and sent once more, a row at a time, to find out.
 */
public final class TreeWrite {

    private final RowStatements statements;

    private TreeWrite(RowStatements statements) {
        this.statements = statements;
    }

    /** The row that these changes are of, as the database has it then, with the rows of the relations that changed. */
    public static <R> Mono<R> of(Runner runner, Changeset<R> changes) {
        return written(runner, changes, false)
                .onErrorResume(Unknown.class, unknown -> written(runner, changes, true))
                .onErrorMap(
                        ConstraintViolation.class,
                        violation -> violation.getCause() instanceof ConstraintViolation
                                ? violation
                                : changes.failure(violation));
    }

    private static <R> Mono<R> written(Runner runner, Changeset<R> changes, boolean singly) {
        SchemaTable<R, ?> table = changes.table();
        RowStatements statements =
                new RowStatements(runner, singly, table.source().label());
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> new TreeWrite(statements)
                        .all(table, List.of(new RowNode<>(List.of(), changes)))
                        .map(rows -> rows.get(0)));
    }

    /** What the rows refer to, the rows, and what refers to them. */
    private <X> Mono<List<X>> all(SchemaTable<X, ?> table, List<RowNode<X>> nodes) {
        if (nodes.isEmpty()) {
            return Mono.just(List.of());
        }
        List<RelatedChanges<?>> relations = relations(nodes);
        Mono<Void> before = Flux.fromIterable(relations)
                .filter(RelatedChanges::isHeld)
                .concatMap(relation -> before(relation, nodes))
                .then();
        return before.then(Mono.defer(() -> statements.rows(table, nodes)))
                .flatMap(rows -> Flux.fromIterable(relations)
                        .concatMap(relation ->
                                relation.isHeld() ? replaced(relation, nodes) : after(relation, table, nodes, rows))
                        .then(Mono.fromSupplier(() -> holding(table, nodes, rows))));
    }

    private static <X> List<RelatedChanges<?>> relations(List<RowNode<X>> nodes) {
        Map<String, RelatedChanges<?>> relations = new LinkedHashMap<>();
        for (RowNode<X> node : nodes) {
            node.changes().related().forEach(related -> relations.putIfAbsent(related.name(), related));
        }
        return List.copyOf(relations.values());
    }

    private <X, Y> Mono<Void> before(RelatedChanges<Y> relation, List<RowNode<X>> nodes) {
        Level<X, Y> level = new Level<>(relation);
        nodes.forEach(node -> level.add(node, null));
        return all(relation.table(), level.nodes())
                .doOnNext(rows -> {
                    level.refer(rows);
                    level.hold(rows);
                })
                .then();
    }

    /** Those that the rows referred to can go only when nothing refers to them any more. */
    private <X, Y> Mono<Void> replaced(RelatedChanges<Y> relation, List<RowNode<X>> nodes) {
        Level<X, Y> level = new Level<>(relation);
        nodes.forEach(node -> level.add(node, null));
        return statements.removed(relation, level.removed());
    }

    /** What goes is gone before what comes, which may have the same unique values. */
    private <X, Y> Mono<Void> after(
            RelatedChanges<Y> relation, SchemaTable<X, ?> table, List<RowNode<X>> nodes, List<X> rows) {
        Level<X, Y> level = new Level<>(relation);
        for (int i = 0; i < nodes.size(); i++) {
            level.add(nodes.get(i), table.values(rows.get(i)));
        }
        Join join = relation.join();
        if (join != null) {
            JoinRows joins = new JoinRows(statements, join, keys(table, relation));
            return joins.delete(level.parted())
                    .then(Mono.defer(() -> all(relation.table(), level.nodes())))
                    .doOnNext(level::hold)
                    .flatMap(written -> joins.insert(level.joined(written)));
        }
        return statements
                .removed(relation, level.removed())
                .then(Mono.defer(() -> all(relation.table(), level.nodes())))
                .doOnNext(level::hold)
                .then();
    }

    /** The columns of both sides that a table between refers to. */
    private static List<Column<?, ?>> keys(SchemaTable<?, ?> table, RelatedChanges<?> relation) {
        List<Column<?, ?>> keys = new ArrayList<>();
        relation.near().forEach(position -> keys.add(table.columns().get(position)));
        relation.far().forEach(position -> keys.add(relation.table().columns().get(position)));
        return keys;
    }

    private static <X> List<X> holding(SchemaTable<X, ?> table, List<RowNode<X>> nodes, List<X> rows) {
        List<X> holding = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            X row = rows.get(i);
            Map<Integer, Object> held = nodes.get(i).holders();
            if (!held.isEmpty()) {
                Holders holders = table.holders(row);
                held.forEach(holders::put);
                row = table.related(row, holders);
            }
            holding.add(row);
        }
        return holding;
    }
}
