package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.internal.tree.statement.Route;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import java.util.List;

/**
 * The rows of a relation as a statement finds them before anybody has read them: by keys that are known, or by the rows
 * above them, which are found likewise: {@code from comments join (select posts.id from posts where posts.author_id =
 * any($1)) as parent_key (k0) on comments.post_id = parent_key.k0}.
 */
final class Lineage {

    private static final NamedSource PARENTS = new NamedSource("parent_key", List.of("k0"));

    /** The key of a parent, where {@link #keys} are a source. */
    static final ColumnNode KEY = new ColumnNode(PARENTS, "k0", "k0");

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
        Node on = Route.equal(below.key(), List.of(KEY));
        return new Lineage(
                below.join(new Join(Join.Kind.INNER, keys(branch.path().near().get(0)), on)), branch);
    }

    /** What its rows have in a column, each value once. */
    QuerySource keys(String column) {
        Select keys =
                rows.columns(List.of(new ColumnNode(table, column, column))).reorderedBy(List.of());
        boolean unique = table.key().equals(List.of(column));
        return new QuerySource(unique ? keys : keys.distinct(List.of()), PARENTS, false, true);
    }
}
