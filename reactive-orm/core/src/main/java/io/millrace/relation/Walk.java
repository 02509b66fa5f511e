package io.millrace.relation;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.query.Query;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relation as a query: its rows for one row that it starts from. */
final class Walk {

    private Walk() {}

    static <S, X> Query<X> of(Branch<X> branch, S row) {
        Path path = branch.path();
        GeneratedTable<S, ?> table = start(path);
        @Nullable Object[] values = table.values(row);
        Table<X> target = branch.target().get();
        List<Node> key = new ArrayList<>();
        for (String near : path.near()) {
            Node part = part(table, near, values);
            if (part == null) {
                Select none =
                        Select.of(target.source(), List.of(target.selected())).where(new Text("false"));
                return Query.of(target, none, branch.nested());
            }
            key.add(part);
        }
        Select rows = branch.rows().of(key).limit(branch.criteria().limit());
        return Query.of(target, rows, branch.nested());
    }

    /** A part of the row's key, or null. */
    private static @Nullable Node part(GeneratedTable<?, ?> table, String near, @Nullable Object[] values) {
        List<? extends Column<?, ?>> columns = table.columns();
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i).column().name().equals(near)) {
                Object value = values[i];
                return value == null ? null : parameter(columns.get(i), value);
            }
        }
        throw new IllegalStateException("a relation by a column that its table does not have: " + near);
    }

    @SuppressWarnings("unchecked") // the value stands in the column's place of the row
    private static <T> Node parameter(Column<?, T> column, Object value) {
        return new Parameter<>(column.type(), (T) value, column.column().label());
    }

    @SuppressWarnings("unchecked") // the relation of a table itself takes rows of that table, as the compiler checks
    private static <S> GeneratedTable<S, ?> start(Path path) {
        if (path.parent() instanceof TableNode node
                && node.alias() == null
                && node.owner() instanceof GeneratedTable<?, ?> table) {
            return (GeneratedTable<S, ?>) table;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                path.relation() + " is walked from " + path.parent().reference() + ", which is another name for "
                        + path.parent().label(),
                "a row is walked from by itself, whatever a query calls its table",
                "use the relation of the table's own constant: ." + path.relation() + ".of(row)"));
    }
}
