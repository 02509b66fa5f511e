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
    private final Level<X, Y> level;
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
        this.level = new Level<>(relation, nodes);
        this.plain = !statements.isSingle() && !level.isAnyRemoved() && (relation.isHeld() || isPlain(level.nodes()));
    }

    /**
     * Whether all that is written of it are new rows without relations of their own, so that each of its steps is sent
     * at once: it can go beside others, in their order, and what came first is still sent first.
     */
    boolean isPlain() {
        return plain;
    }

    private boolean isPlain(List<RowNode<Y>> below) {
        for (RowNode<Y> node : below) {
            boolean linked = relation.join() != null && !node.changes().hasValues();
            if (!(node.isNew() || linked) || !node.changes().related().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing of it is written once its rows are. */
    boolean isDone() {
        return relation.isHeld() && !level.isAnyRemoved();
    }

    /**
     * Whether all that comes after the rows is sent at once, and nothing after an answer: new rows, or rows of a table
     * between whose ends are both there by then.
     */
    boolean isAtOnce() {
        if (!plain || relation.isHeld() || relation.join() == null) {
            return plain;
        }
        return (early != null || !isAnyNew()) && isAlike();
    }

    private boolean isAnyNew() {
        for (RowNode<Y> node : level.nodes()) {
            if (node.isNew()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all rows of the table between are written the same way. */
    private boolean isAlike() {
        boolean first = isBare(nodes.get(0));
        for (RowNode<X> node : nodes) {
            if (isBare(node) != first) {
                return false;
            }
        }
        return true;
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

    /** Writes the rows that it leads to, beside those that have it; those that are held have been written before. */
    Mono<List<Y>> ahead() {
        return relation.isHeld()
                ? Mono.just(List.of())
                : rows.of(level.nodes(), false).doOnNext(written -> early = written);
    }

    /**
     * What goes is gone before what comes, which may have the same unique values. Those that the rows referred to can go
     * only when nothing refers to them any more.
     *
     * @param last whether nothing is written after it
     */
    Mono<Void> after(SchemaTable<X, ?> table, List<X> owners, boolean last) {
        if (relation.isHeld()) {
            return removed();
        }
        level.referTo(table, owners);
        Join join = relation.join();
        if (join != null) {
            return between(new JoinRows(statements, join, keys(table)));
        }
        return level.isAnyRemoved() ? removed().then(Mono.defer(() -> written(last))) : written(last);
    }

    private Mono<Void> written(boolean last) {
        return rows.of(level.nodes(), last).doOnNext(level::hold).then();
    }

    private Mono<Void> between(JoinRows joins) {
        if (level.isAnyRemoved()) {
            return joins.delete(level.parted()).then(Mono.defer(() -> joined(joins)));
        }
        return joined(joins);
    }

    private Mono<Void> joined(JoinRows joins) {
        List<Y> written = early;
        return written == null
                ? rows.of(level.nodes(), false).flatMap(far -> joined(joins, far))
                : joined(joins, written);
    }

    private Mono<Void> joined(JoinRows joins, List<Y> far) {
        level.hold(far);
        return joins.insert(level.joined(far));
    }

    private Mono<Void> removed() {
        return Flux.fromIterable(level.removed())
                .concatMap(some -> statements.removed(some.relation(), some.rows()))
                .then();
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
}
