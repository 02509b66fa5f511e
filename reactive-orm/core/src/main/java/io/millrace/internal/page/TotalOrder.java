package io.millrace.internal.page;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.sql.ColumnsOf;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.expression.Ordering.Nulls;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.GeneratedLeftTable;
import io.millrace.table.Table;
import io.millrace.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of a query, made total: where two rows are equal in it, the primary keys of the tables that the query reads
 * decide, or what it groups by. Every part of it has a type, and values that a cursor may show.
 */
public final class TotalOrder {

    private final Select select;
    private final List<Ordering> orders = new ArrayList<>();

    private TotalOrder(Select select) {
        this.select = select;
    }

    /**
     * The total order of a query.
     *
     * @throws InvalidQuery where there is none, or where a cursor could not carry it
     */
    public static List<Ordering> of(Select select) {
        TotalOrder order = new TotalOrder(select);
        select.orders().forEach(order::given);
        order.breakTies();
        return List.copyOf(order.orders);
    }

    private void given(Ordering ordering) {
        if (ordering.type() == null) {
            throw refused(
                    "the type of " + SqlWriter.write(ordering.expression()) + " is not known",
                    "order by a column, or by an expression with a type");
        }
        List<ColumnNode> columns = ColumnsOf.expression(ordering.expression());
        columns.forEach(this::mayBeShown);
        boolean nullable = ordering.nullable() || columns.stream().anyMatch(this::mayBeAbsent);
        orders.add(new Ordering(
                ordering.expression(), ordering.descending(), ordering.nulls(), ordering.type(), nullable));
    }

    private void breakTies() {
        if (select.isGrouped()) {
            select.groups().forEach(this::group);
        } else {
            for (Source source : select.sources()) {
                if (!isDetermined(source)) {
                    key(source);
                }
            }
        }
        if (orders.isEmpty()) {
            throw refused("there is nothing to order by", "read from a table");
        }
    }

    private void group(Node group) {
        if (isOrderedBy(group)) {
            return;
        }
        Selected selected = group instanceof ColumnNode column ? selected(column.source(), column.name()) : null;
        if (selected == null) {
            throw refused(
                    "it groups by " + SqlWriter.write(group) + " and is not ordered by it, so two groups may be equal",
                    "order by every expression that the query groups by");
        }
        tie(selected, select.joins().stream().anyMatch(join -> join.kind() != Join.Kind.INNER));
    }

    private void key(Source source) {
        if (!(source instanceof TableNode table) || table.key().isEmpty()) {
            throw refused(
                    source.label() + " has no primary key, so two rows may be equal in every order",
                    "read from tables with a primary key only, or use the query's own limit and offset");
        }
        for (String name : table.key()) {
            Selected selected = selected(table, name);
            if (selected == null) {
                throw refused(
                        "the primary key of " + source.label() + " is not known here",
                        "read from the generated table, or use the query's own limit and offset");
            }
            if (!isOrderedBy(selected.expression())) {
                tie(selected, isOptional(source));
            }
        }
    }

    private void tie(Selected selected, boolean nullable) {
        boolean descending = !orders.isEmpty() && orders.get(orders.size() - 1).descending();
        if (selected.expression() instanceof ColumnNode column) {
            mayBeShown(column);
        }
        orders.add(new Ordering(selected.expression(), descending, Nulls.DEFAULT, selected.type(), nullable));
    }

    private boolean isOrderedBy(Node expression) {
        return orders.stream().anyMatch(order -> order.expression().equals(expression));
    }

    /** Whether a source has one row at most for each row of the others: it is joined by the whole of its key. */
    private boolean isDetermined(Source source) {
        return select.joins().stream()
                .filter(join -> join.source().identity().equals(source) && !isReversed(join))
                .anyMatch(join -> source instanceof TableNode table
                        && equated(join, table).containsAll(table.key())
                        && !table.key().isEmpty());
    }

    private static boolean isReversed(Join join) {
        return join.kind() == Join.Kind.RIGHT || join.kind() == Join.Kind.FULL;
    }

    private static Set<String> equated(Join join, TableNode table) {
        Set<String> names = new HashSet<>();
        List<Node> conditions = new ArrayList<>();
        if (join.on() != null) {
            conditions.add(join.on());
        }
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i) instanceof Infix infix && infix.operator().equals("and")) {
                conditions.add(infix.left());
                conditions.add(infix.right());
            } else if (conditions.get(i) instanceof Infix infix
                    && infix.operator().equals("=")) {
                equated(infix.left(), infix.right(), table, names);
                equated(infix.right(), infix.left(), table, names);
            }
        }
        return names;
    }

    private static void equated(Node one, Node other, TableNode table, Set<String> names) {
        if (one instanceof ColumnNode column
                && column.source().equals(table)
                && other instanceof ColumnNode far
                && !far.source().equals(table)) {
            names.add(column.name());
        }
    }

    private boolean mayBeAbsent(ColumnNode column) {
        Source source = column.source();
        while (source instanceof TableNode table && table.path() != null) {
            if (table.path().optional()) {
                return true;
            }
            source = table.path().parent();
        }
        return isOptional(source);
    }

    /** Whether an outer join may leave the source out of a row. */
    private boolean isOptional(Source source) {
        boolean optional = false;
        for (Join join : select.joins()) {
            optional |= join.source().identity().equals(source) ? join.kind().isOptional() : isReversed(join);
        }
        return optional;
    }

    private void mayBeShown(ColumnNode column) {
        TableDefinition definition = definition(column.source());
        if (definition != null
                && definition.columns().stream()
                        .anyMatch(one -> one.sensitive() && one.name().equals(column.name()))) {
            throw refused(
                    column.label() + " is sensitive, and a cursor would show its values",
                    "order by another column, or use the query's own limit and offset");
        }
    }

    private static @Nullable Selected selected(Source source, String name) {
        SelectedRow row = null;
        if (source instanceof TableNode node && node.owner() instanceof Table<?> table) {
            row = table.selected();
        } else if (source instanceof TableNode node && node.owner() instanceof GeneratedLeftTable<?, ?> table) {
            row = table.selected();
        }
        return row == null
                ? null
                : row.columns().stream()
                        .filter(one -> one.expression() instanceof ColumnNode column
                                && column.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable TableDefinition definition(Source source) {
        if (source instanceof TableNode node && node.owner() instanceof Table<?> table) {
            return table.definition();
        }
        return source instanceof TableNode node && node.owner() instanceof GeneratedLeftTable<?, ?> table
                ? table.definition()
                : null;
    }

    private InvalidQuery refused(String because, String fix) {
        return new InvalidQuery(new Problem(
                Code.INVALID_ORDER, "the query cannot be read page by page", SqlWriter.write(select), because, fix));
    }
}
