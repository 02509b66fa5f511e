package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.table.Table;
import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement of a relation for parents that nobody has read yet: each of their keys comes with its rows, and alone
 * where there are none, so that it is seen which parents the statement has seen. Where it can, the key takes the place of the
 * column that equals it, and nothing is read beyond the rows themselves.
 *
 * @param <X> the rows
 */
final class FollowingFetch<X> {

    private final Branch<X> branch;
    private final Table<X> target;
    private final PgType<?> type;
    private final Lineage parents;

    /**
     * @param near the column of the parents that holds the key
     */
    FollowingFetch(Branch<X> branch, Column<?, ?> near, Lineage parents) {
        this.branch = branch;
        this.target = branch.target().get();
        this.type = near.type();
        this.parents = parents;
    }

    /**
     * The statement.
     *
     * @param seen gets the keys of the parents that it sees
     */
    Fetch.Statement<X> of(Wanted seen) {
        TableNode table = target.source();
        List<Selected> own = target.selected().columns();
        String far = branch.path().far().get(0);
        int held = Fetch.position(own, column(table, far));
        int present = present(own, table, far);
        Selected key = new Selected(PathRows.PARENT, type, null);
        List<Node> columns = new ArrayList<>(own);
        int leading = 0;
        int place = held;
        if (present >= 0 && held >= 0 && own.get(held).type().equals(type)) {
            columns.set(held, key);
        } else {
            place = 0;
            columns.add(0, key);
            leading = held >= 0 ? 1 : 2;
            present = leading + held;
            if (held < 0) {
                columns.add(1, new Selected(column(table, far), type, null));
            }
        }
        Select select =
                branch.rows().beside(parents.keys(branch.path().near().get(0))).columns(columns);
        return new Fetch.Statement<>(select, new Decoder<>(target, leading, place, present, new Slots(type, seen)));
    }

    /** A column that no row lacks, other than that which the key takes the place of; or -1. */
    private static int present(List<Selected> own, TableNode table, String far) {
        for (String key : table.key()) {
            int position = key.equals(far) ? -1 : Fetch.position(own, column(table, key));
            if (position >= 0) {
                return position;
            }
        }
        return -1;
    }

    private static ColumnNode column(TableNode table, String name) {
        return new ColumnNode(table, name, name);
    }

    /**
     * Reads a row with the key of its parent, of which nothing is taken where the parent stands alone.
     *
     * @param leading how many columns stand before those of the row
     * @param key where the key stands
     * @param present where a column stands that no row lacks
     */
    private record Decoder<X>(RowDecoder<X> row, int leading, int key, int present, Slots slots)
            implements RowDecoder<Child<X>> {

        @Override
        @SuppressWarnings("NullAway") // a parent alone stands for no row
        public Child<X> decode(RowReader reader, int offset) {
            Object raw = reader.get(offset + key);
            if (raw == null) {
                return null;
            }
            int slot = slots.seen(raw);
            return reader.get(offset + present) == null
                    ? null
                    : new Child<>(slot, row.decode(reader, offset + leading));
        }
    }
}
