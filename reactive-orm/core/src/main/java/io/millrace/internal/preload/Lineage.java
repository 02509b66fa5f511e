package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import java.util.List;

/**
 * The rows of a relation as a statement finds them before anybody has read them: by keys that are known, or by the rows
 * above them, which are found likewise: {@code from comments where comments.post_id = any(array(select posts.id from posts
 * where posts.author_id = any($1)))}. An array keeps to the index of what it is compared with, as a list of keys does.
 */
final class Lineage {

    private final Select rows;
    private final TableNode table;

    private Lineage(Select rows, Branch<?> branch) {
        this.rows = rows;
        this.table = branch.target().get().source();
    }

    /**
     * The rows of a relation for keys that are known.
     *
     * @param type the column of the parents that the keys are in
     */
    static Lineage of(Branch<?> branch, Column<?, ?> type, List<Object> keys) {
        PathRows rows = branch.rows();
        return new Lineage(rows.where(Fetch.isAmong(rows.key().get(0), type, keys)), branch);
    }

    /** The rows of a relation for these rows. */
    Lineage then(Branch<?> branch) {
        PathRows below = branch.rows();
        return new Lineage(
                below.where(PathRows.isAmong(
                        below.key().get(0), keys(branch.path().near().get(0)))),
                branch);
    }

    /** What its rows have in a column, each value once. */
    Select keys(String column) {
        Select keys =
                rows.columns(List.of(new ColumnNode(table, column, column))).reorderedBy(List.of());
        return table.key().equals(List.of(column)) ? keys : keys.distinct(List.of());
    }
}
