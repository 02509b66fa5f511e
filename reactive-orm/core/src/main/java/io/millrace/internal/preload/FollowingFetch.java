package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.table.Table;
import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a relation for parents that nobody has read yet: its rows, and the keys of the parents that it has seen,
 * those without rows too. Each parent comes as a row that is null but for its key, where such a one can be told from the
 * others; elsewhere all keys come together, in a column of their own.
 *
 * @param <X> the rows
 */
final class FollowingFetch<X> {

    private static final Node NULL = new Text("null");

    private final Branch<X> branch;
    private final Table<X> target;
    private final List<Selected> columns;
    private final PgType<?> type;
    private final int key;
    private final Lineage parents;

    /**
     * @param near the column of the parents that holds the key
     */
    FollowingFetch(Branch<X> branch, Column<?, ?> near, Lineage parents) {
        this.branch = branch;
        this.target = branch.target().get();
        this.columns = target.selected().columns();
        this.type = near.type();
        this.key = key(branch, columns);
        this.parents = parents;
    }

    /**
     * Whether there is such a statement: its rows bring the key, as the parents have it, and what they are ordered by.
     *
     * @param near the column of the parents that holds the key
     */
    static boolean isPossible(Branch<?> branch, Column<?, ?> near) {
        List<Selected> columns = branch.target().get().selected().columns();
        int key = key(branch, columns);
        return key >= 0
                && isReadAlike(columns.get(key).type(), near.type())
                && branch.rows().orders().stream()
                        .allMatch(order -> PathRows.position(columns, order.expression()) >= 0);
    }

    private static boolean isReadAlike(PgType<?> one, PgType<?> other) {
        return one.sqlName().equals(other.sqlName()) && one.selected("").equals(other.selected(""));
    }

    /**
     * The statement.
     *
     * @param seen gets the keys of the parents that it sees
     */
    Fetch.Statement<X> of(Wanted seen) {
        int present = present();
        return present >= 0 ? withParents(present, new Slots(type, seen)) : withKeys(seen);
    }

    private Fetch.Statement<X> withParents(int present, Slots slots) {
        List<Node> parent = nulls(columns.size());
        parent.set(key, PathRows.PARENT);
        return statement(columns, Select.of(PathRows.PARENTS, parent), new WithParents<>(target, key, present, slots));
    }

    private Fetch.Statement<X> withKeys(Wanted seen) {
        PgType<? extends List<?>> all = Types.arrayOfNullable(type);
        List<Selected> read = new ArrayList<>(columns);
        read.add(new Selected(NULL, all, null));
        List<Node> keys = nulls(columns.size());
        keys.add(PathRows.array(PathRows.PARENT_KEYS));
        return statement(
                read,
                Select.of(null, keys),
                new WithKeys<>(target, key, columns.size(), all, seen, new Slots(type, seen)));
    }

    private Fetch.Statement<X> statement(List<Selected> read, Select beside, RowDecoder<Child<X>> decoder) {
        Select keys = parents.keys(branch.path().near().get(0));
        return new Fetch.Statement<>(branch.rows().beside(keys, read, beside), decoder);
    }

    private static List<Node> nulls(int columns) {
        List<Node> nulls = new ArrayList<>(columns + 1);
        for (int i = 0; i < columns; i++) {
            nulls.add(NULL);
        }
        return nulls;
    }

    private static int key(Branch<?> branch, List<Selected> columns) {
        return position(
                columns, branch.target().get().source(), branch.path().far().get(0));
    }

    /** A column that no row lacks, other than that which holds the key; or -1. */
    private int present() {
        TableNode table = target.source();
        for (String part : table.key()) {
            int position = position(columns, table, part);
            if (position >= 0 && position != key) {
                return position;
            }
        }
        return -1;
    }

    private static int position(List<Selected> columns, TableNode table, String name) {
        return PathRows.position(columns, new ColumnNode(table, name, name));
    }

    /**
     * Reads a row, or a parent, of which nothing is there but its key.
     *
     * @param key where the key stands in both
     * @param present where a column stands that no row lacks
     */
    private record WithParents<X>(RowDecoder<X> row, int key, int present, Slots slots)
            implements RowDecoder<Child<X>> {

        @Override
        @SuppressWarnings("NullAway") // a parent stands for no row
        public Child<X> decode(RowReader reader, int offset) {
            Object raw = reader.get(offset + key);
            if (raw == null) {
                return null;
            }
            int slot = slots.seen(raw);
            return reader.get(offset + present) == null ? null : new Child<>(slot, row.decode(reader, offset));
        }
    }

    /**
     * Reads a row, or the keys of all parents.
     *
     * @param key where the key stands in a row
     * @param all where the keys stand, which a row has not
     */
    private record WithKeys<X>(
            RowDecoder<X> row, int key, int all, PgType<? extends List<?>> keys, Wanted seen, Slots slots)
            implements RowDecoder<Child<X>> {

        @Override
        @SuppressWarnings("NullAway") // the keys stand for no row
        public Child<X> decode(RowReader reader, int offset) {
            Object found = reader.get(offset + all);
            if (found == null) {
                return new Child<>(slots.seen(reader.get(offset + key)), row.decode(reader, offset));
            }
            for (@Nullable Object parent : keys.decode(found)) {
                if (parent != null) {
                    seen.add(parent);
                }
            }
            return null;
        }
    }
}
