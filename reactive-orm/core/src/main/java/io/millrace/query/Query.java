package io.millrace.query;

import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.Order;
import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.expr.Selectable;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.GeneratedTable;
import io.millrace.table.LeftTable;
import io.millrace.table.Relation;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A reading of the rows of a table: which of them, in which order, joined with what. Immutable: each method returns
 * another query, so a scope is a plain function from query to query. Read as it is, each row becomes an R.
 *
 * @param <R> the record of the table that it starts from
 */
public final class Query<R> implements Rows<R> {

    private final Table<R> table;
    private final Select select;
    private final boolean everyRow;

    Query(Table<R> table, Select select, boolean everyRow) {
        this.table = table;
        this.select = select;
        this.everyRow = everyRow;
    }

    /** All rows of a table: {@code select … from table}. */
    public static <R> Query<R> from(Table<R> table) {
        return new Query<>(table, Select.of(table.source(), List.of(table.selected())), false);
    }

    /** The rows for which all of these hold as well: {@code where a and b}. */
    @SafeVarargs
    public final Query<R> where(Condition<? super R> first, Condition<? super R>... more) {
        Select narrowed = select.where(first.node());
        for (Condition<? super R> condition : more) {
            narrowed = narrowed.where(condition.node());
        }
        return with(narrowed);
    }

    /** In this order, after the orders that are there already: {@code order by a, b}. */
    @SafeVarargs
    public final Query<R> orderBy(Order<? super R> first, Order<? super R>... more) {
        return with(select.orderBy(orderings(first, more)));
    }

    /** In this order instead of any that is there. */
    @SafeVarargs
    public final Query<R> reorderBy(Order<? super R> first, Order<? super R>... more) {
        return with(select.reorderedBy(orderings(first, more)));
    }

    /**
     * At most so many rows: {@code limit rows}.
     *
     * @throws io.millrace.error.InvalidQuery where the number is negative
     */
    public Query<R> limit(long rows) {
        return with(select.limit(Bounds.rows("limit", rows)));
    }

    /**
     * Without the first rows: {@code offset rows}.
     *
     * @throws io.millrace.error.InvalidQuery where the number is negative
     */
    public Query<R> offset(long rows) {
        return with(select.offset(Bounds.rows("offset", rows)));
    }

    /** Without duplicate rows: {@code select distinct}. */
    public Query<R> distinct() {
        return with(select.distinct(List.of()));
    }

    /** The first row for each value of these, in the query's order: {@code select distinct on (a, b)}. */
    @SafeVarargs
    public final Query<R> distinctOn(Expr<? super R, ?, ?> first, Expr<? super R, ?, ?>... more) {
        return with(select.distinct(nodes(first, more)));
    }

    /** Joined over a relation: {@code join far as alias on …}. */
    public <X> Query<R> join(Relation<? super R, X> relation, GeneratedTable<X, Object> alias) {
        return join(Join.Kind.INNER, alias.source(), Bounds.on(relation.path(), alias.source()));
    }

    /** Joined over a relation, where further conditions hold: {@code join far as alias on … and condition}. */
    public <X> Query<R> join(
            Relation<? super R, X> relation, GeneratedTable<X, Object> alias, Condition<? super R> and) {
        return join(Join.Kind.INNER, alias.source(), Bounds.on(relation.path(), alias.source(), and.node()));
    }

    /** Joined on a condition: {@code join far as alias on condition}. */
    public <X> Query<R> join(GeneratedTable<X, Object> alias, Condition<? super R> on) {
        return join(Join.Kind.INNER, alias.source(), on.node());
    }

    /** Joined over a relation, keeping rows without a match: {@code left join far as alias on …}. */
    public <X> Query<R> leftJoin(Relation<? super R, X> relation, LeftTable<X> alias) {
        return join(Join.Kind.LEFT, alias.source(), Bounds.on(relation.path(), alias.source()));
    }

    /** Joined over a relation where further conditions hold, keeping rows without a match. */
    public <X> Query<R> leftJoin(Relation<? super R, X> relation, LeftTable<X> alias, Condition<? super R> and) {
        return join(Join.Kind.LEFT, alias.source(), Bounds.on(relation.path(), alias.source(), and.node()));
    }

    /** Joined on a condition, keeping rows without a match: {@code left join far as alias on condition}. */
    public <X> Query<R> leftJoin(LeftTable<X> alias, Condition<? super R> on) {
        return join(Join.Kind.LEFT, alias.source(), on.node());
    }

    /** Every row with every row of the other table: {@code cross join far as alias}. */
    public <X> Query<R> crossJoin(GeneratedTable<X, Object> alias) {
        return with(select.join(new Join(Join.Kind.CROSS, false, alias.source(), null)));
    }

    /** Grouped by these: {@code group by a, b}. What is then selected must be one of them or an aggregate. */
    @SafeVarargs
    public final Grouped<R> groupBy(Expr<? super R, ?, ?> first, Expr<? super R, ?, ?>... more) {
        return new Grouped<>(select.groupBy(nodes(first, more)));
    }

    /** Says aloud that an update or delete without a condition means every row. */
    public Query<R> everyRow() {
        return new Query<>(table, select, true);
    }

    /** What a function makes of this query: {@code query.apply(active())}. */
    public <T> T apply(Function<? super Query<R>, ? extends T> scope) {
        return scope.apply(this);
    }

    /** Reading one expression of each row. */
    public <T, A> Selected1<T, A> select(Expr<? super R, T, A> a) {
        return new Selected1<>(select, a);
    }

    /** Reading one selectable of each row. */
    public <A, B> Selected2<A, B> select(Selectable<? super R, A> a, Selectable<? super R, B> b) {
        return new Selected2<>(select, a, b);
    }

    /** Reading three selectables of each row. */
    public <A, B, C> Selected3<A, B, C> select(
            Selectable<? super R, A> a, Selectable<? super R, B> b, Selectable<? super R, C> c) {
        return new Selected3<>(select, a, b, c);
    }

    /** Reading four selectables of each row; {@link Selected4#and} takes more. */
    public <A, B, C, D> Selected4<A, B, C, D> select(
            Selectable<? super R, A> a,
            Selectable<? super R, B> b,
            Selectable<? super R, C> c,
            Selectable<? super R, D> d) {
        return new Selected4<>(select, a, b, c, d);
    }

    /** The table it starts from. */
    public Table<R> table() {
        return table;
    }

    /** This query as a statement. */
    public Select statement() {
        return select;
    }

    /** Whether {@link #everyRow()} was said. */
    public boolean isEveryRow() {
        return everyRow;
    }

    @Override
    public Reading<R> reading() {
        return new Reading<>(select, table);
    }

    /** The SQL of this query, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return SqlWriter.write(select);
    }

    private Query<R> join(Join.Kind kind, Source source, Node on) {
        return with(select.join(new Join(kind, false, source, on)));
    }

    private Query<R> with(Select changed) {
        return new Query<>(table, changed, everyRow);
    }

    @SafeVarargs
    static <R> List<Ordering> orderings(Order<? super R> first, Order<? super R>... more) {
        List<Ordering> orderings = new ArrayList<>(more.length + 1);
        orderings.add(first.ordering());
        for (Order<? super R> order : more) {
            orderings.add(order.ordering());
        }
        return orderings;
    }

    @SafeVarargs
    static <R> List<Node> nodes(Expr<? super R, ?, ?> first, Expr<? super R, ?, ?>... more) {
        List<Node> nodes = new ArrayList<>(more.length + 1);
        nodes.add(first.node());
        for (Expr<? super R, ?, ?> expression : more) {
            nodes.add(expression.node());
        }
        return nodes;
    }
}
