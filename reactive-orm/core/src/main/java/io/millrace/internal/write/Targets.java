package io.millrace.internal.write;

import io.millrace.column.Assign;
import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.sql.ColumnsOf;
import io.millrace.internal.sql.ImpliedJoins;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.query.Query;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows an update or delete of a query means. A query of one table gives its conditions; one with joins, paths,
 * limits or groups gives the primary keys of its rows.
 */
public final class Targets {

    private Targets() {}

    /** The delete of every row of a query. */
    public static Node delete(Query<?> query, Removal removal, List<Node> returning) {
        return removal.of(
                query.table(),
                List.of(),
                conditions(query, removal == Removal.USUAL ? "deleteAll" : "purgeAll"),
                returning);
    }

    /** What takes the mark off every row of a query that is marked as deleted. */
    public static Update restore(Query<?> query, List<Node> returning) {
        TableNode table = query.table().source();
        Query<?> deleted = query.statement().visibility(table) == Visibility.PRESENT && table.deletion() != null
                ? query.onlyDeleted()
                : query;
        return Removal.restore(query.table(), conditions(deleted, "restoreAll"), returning);
    }

    /** The update of every row of a query. */
    public static <R> Update update(Query<R> query, List<Assign<? super R>> all, List<Node> returning) {
        TableNode table = query.table().source();
        List<Assignment> assignments = Assignments.of(query.table(), all);
        Select select = query.statement();
        Set<Source> others = new HashSet<>();
        select.joins().forEach(join -> others.add(join.source().identity()));
        // A subquery in a value has sources of its own, which are none of these.
        boolean usesOthers = all.stream()
                .flatMap(one -> ColumnsOf.expression(one.value()).stream())
                .anyMatch(column -> others.contains(column.source().root().identity()));
        boolean inner = select.joins().stream().allMatch(join -> join.kind() == Join.Kind.INNER);
        if (!usesOthers || !inner || select.isReduced()) {
            return new Update(List.of(), table, assignments, List.of(), conditions(query, "updateAll"), returning);
        }
        List<Source> from = new ArrayList<>();
        List<Node> where = new ArrayList<>();
        for (Join join : select.joins()) {
            from.add(join.source());
            Node seen = select.visibility(join.source()).condition(join.source());
            if (join.on() != null) {
                where.add(join.on());
            }
            if (join.on() != null && seen != null) {
                where.add(seen);
            }
        }
        where.addAll(select.conditions());
        return new Update(select.with(), table, assignments, from, where, returning);
    }

    private static List<Node> conditions(Query<?> query, String method) {
        Select select = query.statement();
        if (select.where().isEmpty() && !query.isEveryRow() && !select.isReduced()) {
            throw everyRow(query, method);
        }
        if (select.joins().isEmpty()
                && !select.isReduced()
                && select.with().isEmpty()
                && ImpliedJoins.of(select).isEmpty()) {
            return select.conditions();
        }
        return List.of(byKey(query, select, method));
    }

    /** The condition that a row is one of a query, by its primary key. */
    public static Node byKey(Query<?> query, Select select, String method) {
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
