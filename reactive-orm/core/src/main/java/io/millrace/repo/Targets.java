package io.millrace.repo;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.sql.ImpliedJoins;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.statement.Select;
import io.millrace.query.Query;
import io.millrace.table.KeyedTable;
import java.util.List;

/**
 * Which rows an update or delete of a query means. A query of one table gives its conditions; one with joins, paths,
 * limits or groups gives the primary keys of its rows.
 */
final class Targets {

    private Targets() {}

    static List<Node> of(Query<?> query, String method) {
        Select select = query.statement();
        if (select.where().isEmpty() && !query.isEveryRow() && !select.isReduced()) {
            throw everyRow(query, method);
        }
        if (select.joins().isEmpty()
                && !select.isReduced()
                && select.with().isEmpty()
                && ImpliedJoins.of(select).isEmpty()) {
            return select.where();
        }
        return List.of(byKey(query, select, method));
    }

    private static Node byKey(Query<?> query, Select select, String method) {
        if (!(query.table() instanceof KeyedTable<?, ?> table)) {
            throw new InvalidQuery(new Problem(
                    Code.INVALID_WRITE,
                    "repo." + method + " cannot tell which rows of "
                            + query.table().source().label() + " it means",
                    SqlWriter.write(select),
                    "a query with joins, paths or limits is resolved by primary key, and this table has none",
                    "use conditions on the table's own columns only"));
        }
        List<? extends Column<?, ?>> columns = table.keyColumns();
        List<Node> key = List.copyOf(columns.stream().map(Column::node).toList());
        Select keys = select.columns(columns.stream()
                .map(column -> new Selected(column.node(), column.type(), null))
                .toList());
        Node one = key.size() == 1 ? key.get(0) : new Parenthesis(key);
        return new Infix(one, "in", new Nested("", keys), Precedence.COMPARISON);
    }

    private static InvalidQuery everyRow(Query<?> query, String method) {
        String record = query.table().source().label();
        return new InvalidQuery(Problem.of(
                Code.EVERY_ROW,
                "repo." + method + " without a condition would change every " + record,
                "the query has no where",
                "add .where(…), or say that you mean it: from(…).everyRow()"));
    }
}
