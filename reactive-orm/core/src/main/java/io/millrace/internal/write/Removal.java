package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Case;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Delete;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.internal.tree.statement.Written;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows are deleted: removed, or marked where their table keeps them.
 */
public enum Removal {
    /** As the table has it. */
    USUAL,
    /** Removed, also where the table keeps what is deleted. */
    FOR_GOOD;

    private static final Text NONE = new Text("null");

    /** Whether rows of a table stay in it, marked. */
    public boolean keeps(Table<?> table) {
        return this == USUAL && table.source().deletion() != null;
    }

    /** The statement that deletes the rows of a table for which these hold. */
    public Written of(Table<?> table, List<Source> using, List<Node> where, List<Node> returning) {
        if (!keeps(table)) {
            return new Delete(List.of(), table.source(), using, where, returning);
        }
        return new Update(
                List.of(), table.source(), marks(table), using, seeing(table, where, Visibility.PRESENT), returning);
    }

    /** What is set of a row that is deleted and stays. */
    static List<Assignment> marks(Table<?> table) {
        return marked(table, Assignments.now(deletion(table)));
    }

    /** The statement that takes the mark off the rows of a table for which these hold. */
    public static Update restore(Table<?> table, List<Node> where, List<Node> returning) {
        return new Update(
                List.of(),
                table.source(),
                restored(table),
                List.of(),
                seeing(table, where, Visibility.DELETED),
                returning);
    }

    /** These conditions, and that a row is seen so. */
    public static List<Node> seeing(Table<?> table, List<Node> where, Visibility visibility) {
        Node seen = visibility.condition(table.source());
        if (seen == null || where.contains(seen)) {
            return where;
        }
        List<Node> all = new ArrayList<>(where);
        all.add(seen);
        return all;
    }

    /** Without the mark, and without a moment to be deleted at that has passed: it would be deleted again at once. */
    private static List<Assignment> restored(Table<?> table) {
        List<Assignment> all = marked(table, NONE);
        int position = table.definition().position(Purpose.DELETE_AT);
        if (position < 0 || !table.definition().columns().get(position).nullable()) {
            return all;
        }
        Column<?, ?> moment = table.columns().get(position);
        Node passed = new Infix(moment.node(), "<=", Assignments.now(moment), Precedence.COMPARISON);
        all.add(new Assignment(moment.column().name(), new Case(List.of(new Case.When(passed, NONE)), moment.node())));
        return all;
    }

    private static List<Assignment> marked(Table<?> table, Node value) {
        Assignment mark = new Assignment(deletion(table).column().name(), value);
        return Assignments.withAutomatic(table, List.of(mark));
    }

    private static Column<?, ?> deletion(Table<?> table) {
        int position = table.definition().position(Purpose.DELETED_AT);
        if (position < 0) {
            String record = table.source().label();
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "rows of " + record + " cannot be restored",
                    "what is deleted of it is gone",
                    "keep deleted rows: @SoftDelete @Nullable Instant deletedAt in " + record));
        }
        return table.columns().get(position);
    }
}
