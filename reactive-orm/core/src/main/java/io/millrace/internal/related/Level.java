package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.RelatedChanges.Join;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one relation of several rows: they are written together.
 *
 * @param <X> the record that has the relation
 * @param <Y> the record it leads to
 */
final class Level<X, Y> {

    private final RelatedChanges<Y> relation;
    private final List<RowNode<X>> owners = new ArrayList<>();
    private final List<RelatedChanges<Y>> related = new ArrayList<>();
    private final List<RowNode<Y>> nodes = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<@Nullable Object @Nullable []> values = new ArrayList<>();

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
     * @param own its values, which the rows of the relation or of a table between refer to; null where it refers to them
     */
    @SuppressWarnings("unchecked") // relations of one name of one record lead to one record
    void add(RowNode<X> owner, @Nullable Object @Nullable [] own) {
        RelatedChanges<Y> changed = (RelatedChanges<Y>) owner.related(relation.name());
        if (changed == null) {
            return;
        }
        for (int i = 0; i < changed.changes().size(); i++) {
            RowNode<Y> node =
                    new RowNode<>(owner.path(changed, i), changed.changes().get(i));
            if (own != null && changed.join() == null) {
                node.refer(changed.far(), changed.near(), own);
                node.hold(changed.constants());
            }
            nodes.add(node);
        }
        owners.add(owner);
        related.add(changed);
        values.add(own);
        ends.add(nodes.size());
    }

    /** The rows to write, of all parents. */
    List<RowNode<Y>> nodes() {
        return nodes;
    }

    /** Those that were related and are not any more, of all parents, together where the same happens to them. */
    List<Removed<Y>> removed() {
        Map<OnReplace, Removed<Y>> removed = new LinkedHashMap<>();
        for (RelatedChanges<Y> one : related) {
            if (!one.removed().isEmpty()) {
                removed.computeIfAbsent(one.onReplace(), same -> new Removed<>(one, new ArrayList<>()))
                        .rows()
                        .addAll(one.removed());
            }
        }
        return List.copyOf(removed.values());
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

    /** The keys of both sides, of each pair that is not related any more. */
    List<@Nullable Object[]> parted() {
        List<@Nullable Object[]> pairs = new ArrayList<>();
        for (int i = 0; i < related.size(); i++) {
            for (Y row : related.get(i).removed()) {
                pairs.add(pair(i, row));
            }
        }
        return pairs;
    }

    /** The keys of both sides, of each pair that was not related before, and where the one that it leads to stands. */
    List<Pair<X>> joined(List<Y> written) {
        List<Pair<X>> pairs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < related.size(); i++) {
            for (int j = start; j < ends.get(i); j++) {
                if (related.get(i).isLinked(j - start)) {
                    Join join = Objects.requireNonNull(related.get(i).join(), "join");
                    pairs.add(new Pair<>(owners.get(i), nodes.get(j), join.row(), pair(i, written.get(j))));
                }
            }
            start = ends.get(i);
        }
        return pairs;
    }

    private @Nullable Object[] pair(int owner, Y row) {
        @Nullable Object[] near = Objects.requireNonNull(values.get(owner), "values");
        @Nullable Object[] far = relation.table().values(row);
        List<@Nullable Object> pair = new ArrayList<>();
        relation.near().forEach(position -> pair.add(near[position]));
        relation.far().forEach(position -> pair.add(far[position]));
        return pair.toArray();
    }

    /**
     * Two rows that become related by way of a table between.
     *
     * @param owner the one that has the relation
     * @param node the one that it leads to
     * @param row how the row between them is inserted, or null where nobody knows more of it than the keys
     * @param keys the keys of both
     */
    @SuppressWarnings("ArrayRecordComponent") // the keys are read where they are made
    record Pair<X>(
            RowNode<X> owner,
            RowNode<?> node,
            @Nullable Changeset<?> row,
            @Nullable Object[] keys) {}

    /**
     * Rows that were related and are not any more.
     *
     * @param relation says what happens to them
     * @param rows the rows
     */
    record Removed<Y>(RelatedChanges<Y> relation, List<Y> rows) {}
}
