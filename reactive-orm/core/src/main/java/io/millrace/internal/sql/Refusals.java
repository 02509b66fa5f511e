package io.millrace.internal.sql;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.CommonSource;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Window;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a check of scopes says about a statement. */
final class Refusals {

    private final String sql;

    Refusals(String sql) {
        this.sql = sql;
    }

    InvalidQuery unknown(ColumnNode column, Collection<ScopeFrame> frames) {
        Source source = column.source().root();
        String name = source.reference();
        boolean beside = frames.stream().anyMatch(frame -> frame.isHidden() && frame.has(source));
        boolean later = frames.stream().anyMatch(frame -> frame.has(source));
        String known = frames.stream()
                .flatMap(frame -> frame.visible().stream())
                .map(Source::reference)
                .distinct()
                .collect(Collectors.joining(", "));
        return new InvalidQuery(new Problem(
                Code.UNKNOWN_SOURCE,
                "the query uses " + column.label() + " of " + name + ", which it does not read"
                        + (later ? " there" : ""),
                sql,
                known.isEmpty() ? "it reads nothing there" : "it reads only: " + known,
                beside
                        ? "a query does not see what it stands beside: join it with a lateral join"
                        : later ? "join " + name + " before it is used" : joining(column, source)));
    }

    private static String joining(ColumnNode column, Source source) {
        String name = source.reference();
        if (source instanceof TableNode table && table.alias() == null) {
            String constant = column.constant().substring(0, column.constant().indexOf('.'));
            return "join it under a name: .join(relation, " + constant
                    + ".as(\"other\")), use a path over a relation, or"
                    + " use the column of the alias that was joined";
        }
        return "join it: .join(…, " + name + ", …)"
                + (source instanceof TableNode ? ", or use a path over a relation" : "");
    }

    InvalidQuery pathInWrite(ColumnNode column) {
        return new InvalidQuery(new Problem(
                Code.UNKNOWN_SOURCE,
                "a write uses " + column.label() + " over a path, which it cannot join",
                sql,
                "an update, a delete and their returning see the columns of their own table only",
                "use a path in the query that says which rows are meant, or a subquery"));
    }

    InvalidQuery duplicate(Source source) {
        return new InvalidQuery(new Problem(
                Code.DUPLICATE_ALIAS,
                "the query defines " + source.reference() + " twice",
                sql,
                "a name in a query stands for one source only",
                "give one of them another name: .as(\"other\")"));
    }

    InvalidQuery ungrouped(ColumnNode column) {
        return new InvalidQuery(new Problem(
                Code.UNGROUPED_COLUMN,
                column.label() + " is used in a grouped query but not grouped by",
                sql,
                "a group has many rows, and it is not said whose value is meant",
                "add it: .groupBy(…, " + column.constant() + "), or aggregate it: max(" + column.constant() + ")"));
    }

    InvalidQuery undefined(CommonSource source) {
        return new InvalidQuery(new Problem(
                Code.UNKNOWN_SOURCE,
                "the query reads the common table " + source.name() + ", which it does not define",
                sql,
                "a common table stands before the statement that uses it",
                "define it: .with(" + source.name() + ")"));
    }

    InvalidQuery undefined(Window window) {
        return new InvalidQuery(new Problem(
                Code.UNKNOWN_SOURCE,
                "the query uses the window " + window.name() + ", which it does not define",
                sql,
                "a window with a name is defined once in the query",
                "define it: .window(" + window.name() + "), or use it without a name"));
    }

    InvalidQuery tiesWithoutOrder() {
        return new InvalidQuery(new Problem(
                Code.INVALID_LIMIT,
                "limitWithTies is used without an order",
                sql,
                "rows tie with another only in an order",
                "add .orderBy(…)"));
    }
}
