package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.RelatedChanges.Join;
import io.millrace.changeset.SchemaTable;
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
    private final List<RowNode<X>> owners;
    private final List<RelatedChanges<Y>> related;
    private final List<RowNode<Y>> nodes;
    private final int[] places;
    private final int[] ends;
    private List<@Nullable Object[]> values = List.of();

    /**
     * Of those of the rows that have changes of the relation.
     *
     * @param relation what one of them has
     */
    @SuppressWarnings("unchecked") // relations of one name of one record lead to one record
    Level(RelatedChanges<Y> relation, List<RowNode<X>> rows) {
        this.relation = relation;
        owners = new ArrayList<>(rows.size());
        related = new ArrayList<>(rows.size());
        nodes = new ArrayList<>(relation.changes().size());
        places = new int[rows.size()];
        ends = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            RelatedChanges<Y> changed = (RelatedChanges<Y>) rows.get(i).related(relation.name());
            if (changed != null) {
                add(rows.get(i), i, changed);
            }
        }
    }

    private void add(RowNode<X> owner, int place, RelatedChanges<Y> changed) {
        for (int i = 0; i < changed.changes().size(); i++) {
            nodes.add(new RowNode<>(owner, changed, i, changed.changes().get(i)));
        }
        places[owners.size()] = place;
        ends[owners.size()] = nodes.size();
        owners.add(owner);
        related.add(changed);
    }

    /**
     * Takes in the rows that have the relation as they were written: what is between the two refers to them, or the rows of
     * the relation themselves do.
     */
    void referTo(SchemaTable<X, ?> table, List<X> written) {
        values = new ArrayList<>(owners.size());
        int start = 0;
        for (int i = 0; i < owners.size(); i++) {
            @Nullable Object[] own = table.values(written.get(places[i]));
            RelatedChanges<Y> changed = related.get(i);
            if (changed.join() == null) {
                for (RowNode<Y> node : nodes.subList(start, ends[i])) {
                    node.refer(changed.far(), changed.near(), own);
                    node.hold(changed.constants());
                }
            }
            values.add(own);
            start = ends[i];
        }
    }

    /** The rows to write, of all parents. */
    List<RowNode<Y>> nodes() {
        return nodes;
    }

    /** Whether any was related and is not any more. */
    boolean isAnyRemoved() {
        for (RelatedChanges<Y> one : related) {
            if (!one.removed().isEmpty()) {
                return true;
            }
        }
        return false;
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
            List<Y> own = written.subList(start, ends[i]);
            owners.get(i).hold(relation.holder(), related.get(i).holder(own));
            start = ends[i];
        }
    }

    /** Makes each row refer to the one that it has now. */
    void refer(List<Y> written) {
        int start = 0;
        for (int i = 0; i < owners.size(); i++) {
            RelatedChanges<Y> own = related.get(i);
            if (own.left().isEmpty()) {
                boolean none = ends[i] == start;
                owners.get(i)
                        .refer(own.near(), own.far(), none ? null : own.table().values(written.get(start)));
            }
            start = ends[i];
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
            for (int j = start; j < ends[i]; j++) {
                if (related.get(i).isLinked(j - start)) {
                    Join join = Objects.requireNonNull(related.get(i).join(), "join");
                    pairs.add(new Pair<>(owners.get(i), nodes.get(j), join.row(), pair(i, written.get(j))));
                }
            }
            start = ends[i];
        }
        return pairs;
    }

    private @Nullable Object[] pair(int owner, Y row) {
        @Nullable Object[] near = values.get(owner);
        @Nullable Object[] far = relation.table().values(row);
        @Nullable Object[] pair =
                new @Nullable Object[relation.near().size() + relation.far().size()];
        int part = 0;
        for (int position : relation.near()) {
            pair[part++] = near[position];
        }
        for (int position : relation.far()) {
            pair[part++] = far[position];
        }
        return pair;
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
