package io.millrace.internal.related;

import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.RelatedChanges.Join;
import io.millrace.changeset.SchemaTable;
import io.millrace.column.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One relation of several rows: what is written of it once they are.
 *
 * @param <X> the record that has the relation
 * @param <Y> the record it leads to
 */
final class Branch<X, Y> {

    private final RelatedChanges<Y> relation;
    private final RowStatements statements;
    private final List<RowNode<X>> nodes;
    private final Writing<Y> rows;
    private final boolean plain;
    private @Nullable List<Y> early;

    /**
     * The changes of a relation.
     *
     * @param nodes the rows, of which some have changes of it
     * @param rows writes rows that it leads to, with what belongs to them
     */
    Branch(RelatedChanges<Y> relation, RowStatements statements, List<RowNode<X>> nodes, Writing<Y> rows) {
        this.relation = relation;
        this.statements = statements;
        this.nodes = nodes;
        this.rows = rows;
        Level<X, Y> level = level(place -> null);
        this.plain = !statements.isSingle()
                && level.removed().isEmpty()
                && (relation.isHeld() || level.nodes().stream().allMatch(node -> isPlain(relation, node)));
    }

    /**
     * Whether all that is written of it are new rows without relations of their own, so that each of its steps is sent
     * at once: it can go beside others, in their order, and what came first is still sent first.
     */
    boolean isPlain() {
        return plain;
    }

    private static <Y> boolean isPlain(RelatedChanges<Y> relation, RowNode<Y> node) {
        boolean written = node.changes().row().isEmpty();
        boolean linked = relation.join() != null && !node.changes().hasValues();
        return (written || linked) && node.changes().related().isEmpty();
    }

    /** Whether nothing of it is written once its rows are. */
    boolean isDone() {
        return relation.isHeld() && level(place -> null).removed().isEmpty();
    }

    /**
     * Whether all that comes after the rows is sent at once, and nothing after an answer: new rows, or rows of a table
     * between whose ends are both there by then.
     */
    boolean isAtOnce() {
        if (!plain || relation.isHeld() || relation.join() == null) {
            return plain;
        }
        List<RowNode<Y>> far = level(place -> null).nodes();
        boolean there = early != null
                || far.stream().allMatch(node -> node.changes().row().isPresent());
        return there && nodes.stream().map(this::isBare).distinct().count() <= 1;
    }

    /** Whether of the table between nothing is known but its keys. */
    private boolean isBare(RowNode<X> node) {
        RelatedChanges<?> changed = node.related(relation.name());
        Join join = changed == null ? relation.join() : changed.join();
        return join == null || join.row() == null;
    }

    /** Whether the rows that it leads to can be written beside those that have it, which they need not know. */
    boolean mayGoAhead() {
        return plain && (relation.isHeld() || relation.join() != null);
    }

    /** Writes the rows that it leads to, beside those that have it. */
    Mono<Void> ahead() {
        return relation.isHeld()
                ? Mono.empty()
                : rows.of(level(place -> null).nodes(), false)
                        .doOnNext(written -> early = written)
                        .then();
    }

    /**
     * What goes is gone before what comes, which may have the same unique values. Those that the rows referred to can go
     * only when nothing refers to them any more.
     *
     * @param last whether nothing is written after it
     */
    Mono<Void> after(SchemaTable<X, ?> table, List<X> owners, boolean last) {
        if (relation.isHeld()) {
            return removed(level(place -> null));
        }
        Level<X, Y> level = level(place -> table.values(owners.get(place)));
        Join join = relation.join();
        if (join == null) {
            return removed(level)
                    .then(Mono.defer(() -> rows.of(level.nodes(), last)))
                    .doOnNext(level::hold)
                    .then();
        }
        JoinRows joins = new JoinRows(statements, join, keys(table));
        return joins.delete(level.parted())
                .then(Mono.defer(() -> far(level)))
                .doOnNext(level::hold)
                .flatMap(written -> joins.insert(level.joined(written)));
    }

    private Mono<List<Y>> far(Level<X, Y> level) {
        List<Y> written = early;
        return written == null ? rows.of(level.nodes(), false) : Mono.just(written);
    }

    private Mono<Void> removed(Level<X, Y> level) {
        return Flux.fromIterable(level.removed())
                .concatMap(some -> statements.removed(some.relation(), some.rows()))
                .then();
    }

    private Level<X, Y> level(Values values) {
        Level<X, Y> level = new Level<>(relation);
        for (int i = 0; i < nodes.size(); i++) {
            level.add(nodes.get(i), values.of(i));
        }
        return level;
    }

    /** The columns of both sides that a table between refers to. */
    private List<Column<?, ?>> keys(SchemaTable<?, ?> table) {
        List<Column<?, ?>> keys = new ArrayList<>();
        relation.near().forEach(position -> keys.add(table.columns().get(position)));
        relation.far().forEach(position -> keys.add(relation.table().columns().get(position)));
        return keys;
    }

    /** Writes rows that a relation leads to, with what belongs to them. */
    @FunctionalInterface
    interface Writing<Y> {

        /**
         * The rows as the database has them then.
         *
         * @param last whether nothing is written after them
         */
        Mono<List<Y>> of(List<RowNode<Y>> nodes, boolean last);
    }

    /** The values of each of the rows, or null where they are not there yet. */
    @FunctionalInterface
    private interface Values {

        @Nullable Object @Nullable [] of(int place);
    }
}
