package io.millrace.relation;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.preload.Branch;
import io.millrace.preload.Criteria;
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
        List<Node> conditions = new ArrayList<>();
        for (int i = 0; i < path.near().size(); i++) {
            String far = path.far().get(i);
            conditions.add(held(table, path.near().get(i), values, new ColumnNode(target.source(), far, far)));
        }
        Criteria criteria = branch.criteria();
        conditions.addAll(criteria.conditions());
        return Query.from(target, new Criteria(conditions, criteria.orders(), criteria.limit(), criteria.visibility()))
                .preloading(branch.nested());
    }

    private static Node held(GeneratedTable<?, ?> table, String near, @Nullable Object[] values, ColumnNode far) {
        List<? extends Column<?, ?>> columns = table.columns();
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i).column().name().equals(near)) {
                Object value = values[i];
                return value == null ? new Text("false") : equal(columns.get(i), far, value);
            }
        }
        throw new IllegalStateException("a relation by a column that its table does not have: " + near);
    }

    @SuppressWarnings("unchecked") // the value stands in the column's place of the row
    private static <T> Node equal(Column<?, T> column, ColumnNode far, Object value) {
        return new Infix(far, "=", new Parameter<>(column.type(), (T) value, far.label()), Precedence.COMPARISON);
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
