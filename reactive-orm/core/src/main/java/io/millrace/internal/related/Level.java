package io.millrace.internal.related;

import io.millrace.changeset.RelatedChanges;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one relation of several rows: they are written together.
 *
 * @param <X> the record that has the relation
 * @param <Y> the record it leads to
 */
final class Level<X, Y> {

    private final RelatedChanges<Y> relation;
    private final List<Node<X>> owners = new ArrayList<>();
    private final List<RelatedChanges<Y>> related = new ArrayList<>();
    private final List<Node<Y>> nodes = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    /** The relation that one of the rows has changes of. */
    Level(RelatedChanges<Y> relation) {
        this.relation = relation;
    }

    RelatedChanges<Y> relation() {
        return relation;
    }

    /**
     * Takes in one of the rows, where it has changes of the relation.
     *
     * @param values its values, which the rows of the relation refer to; null where it refers to them
     */
    @SuppressWarnings("unchecked") // relations of one name of one record lead to one record
    void add(Node<X> owner, @Nullable Object @Nullable [] values) {
        RelatedChanges<Y> own = (RelatedChanges<Y>) owner.related(relation.name());
        if (own == null) {
            return;
        }
        for (int i = 0; i < own.changes().size(); i++) {
            Node<Y> node = new Node<>(owner.path(own, i), own.changes().get(i));
            if (values != null) {
                node.refer(own.far(), own.near(), values);
            }
            nodes.add(node);
        }
        owners.add(owner);
        related.add(own);
        ends.add(nodes.size());
    }

    /** The rows to write, of all parents. */
    List<Node<Y>> nodes() {
        return nodes;
    }

    /** Those that were related and are not any more, of all parents. */
    List<Y> removed() {
        return related.stream().flatMap(one -> one.removed().stream()).toList();
    }

    /** Gives each row what it holds now. */
    void hold(List<Y> written) {
        int start = 0;
        for (int i = 0; i < owners.size(); i++) {
            List<Y> own = written.subList(start, ends.get(i));
            owners.get(i).hold(relation.holder(), related.get(i).holder(own));
            start = ends.get(i);
        }
    }

    /** Makes each row refer to the one that it has now. */
    void refer(List<Y> written) {
        int start = 0;
        for (int i = 0; i < owners.size(); i++) {
            RelatedChanges<Y> own = related.get(i);
            if (own.left().isEmpty()) {
                boolean none = ends.get(i) == start;
                owners.get(i)
                        .refer(own.near(), own.far(), none ? null : own.table().values(written.get(start)));
            }
            start = ends.get(i);
        }
    }
}
