package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.Order;
import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Selectable;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.preload.Filling;
import io.millrace.preload.Preload;
import io.millrace.query.named.CommonTable;
import io.millrace.query.window.Window;
import io.millrace.shape.Shape;
import io.millrace.shape.Shaped;
import io.millrace.table.LeftTable;
import io.millrace.table.RowSource;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reading of the rows of a table: which of them, in which order, joined with what. Immutable: each method returns
 * another query, so a scope is a plain function from query to query. Read as it is, each row becomes an R.
 *
 * @param <R> the record of the table that it starts from
 */
public sealed class Query<R> extends RowClauses<R> permits OuterQuery {

    private final RowSource<R> root;
    private final Select select;
    private final boolean everyRow;
    private final List<Branch<?>> preloads;

    Query(RowSource<R> root, Select select, boolean everyRow) {
        this(root, select, everyRow, List.of());
    }

    private Query(RowSource<R> root, Select select, boolean everyRow, List<Branch<?>> preloads) {
        this.root = root;
        this.select = select;
        this.everyRow = everyRow;
        this.preloads = preloads;
    }

    /** All rows of a table, or of a query under a name: {@code select … from table}. */
    public static <R> Query<R> from(RowSource<R> table) {
        return new Query<>(table, Select.of(table.source(), List.of(table.selected())), false);
    }

    /** The rows of a table that a statement reads, with what is loaded into them; for relations, which are queries so. */
    public static <R> Query<R> of(Table<R> table, Select select, List<Branch<?>> preloads) {
        return new Query<>(table, select, false, preloads);
    }

    /** All rows of a table that may be absent, because a right or full join follows: {@code select … from table as alias}. */
    public static <R> OuterQuery<R> from(LeftTable<R> table) {
        RowSource<Optional<R>> root = LeftRows.of(table);
        return new OuterQuery<>(root, Select.of(root.source(), List.of(root.selected())));
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

    /** Without duplicate rows: {@code select distinct}. */
    public final Query<R> distinct() {
        return with(select.distinct(List.of()));
    }

    /** The first row for each value of these, in the query's order: {@code select distinct on (a, b)}. */
    @SafeVarargs
    public final Query<R> distinctOn(Expr<? super R, ?, ?> first, Expr<? super R, ?, ?>... more) {
        return with(select.distinct(nodes(first, more)));
    }

    /** With common tables to read from: {@code with name as (…) select …}. */
    public final Query<R> with(CommonTable<?> first, CommonTable<?>... more) {
        Select extended = select.with(first.definition());
        for (CommonTable<?> table : more) {
            extended = extended.with(table.definition());
        }
        return with(extended);
    }

    /** With a window that functions of this query run over by its name: {@code window name as (…)}. */
    @SafeVarargs
    public final Query<R> window(Window<? super R> first, Window<? super R>... more) {
        Select extended = select.window(first.defined());
        for (Window<? super R> window : more) {
            extended = extended.window(window.defined());
        }
        return with(extended);
    }

    /** Grouped by these: {@code group by a, b}. What is then selected must be one of them or an aggregate. */
    @SafeVarargs
    public final Grouped<R> groupBy(Expr<? super R, ?, ?> first, Expr<? super R, ?, ?>... more) {
        return new Grouped<>(
                selecting().groupBy(nodes(first, more)), root.source().identity());
    }

    /**
     * With these relations loaded into the rows that are read: one statement a relation, all of them in flight at the same
     * time, {@code select … from posts where author_id = any($1)}. What is counted, updated or deleted loads nothing.
     */
    @SafeVarargs
    public final Query<R> preload(Preload<? super R> first, Preload<? super R>... more) {
        List<Branch<?>> all = new ArrayList<>(preloads);
        all.addAll(Branch.listed(first, more));
        List<SelectedRow> joined = Filling.selected(all);
        if (joined.isEmpty()) {
            return new Query<>(root, select, everyRow, List.copyOf(all));
        }
        List<Node> columns = new ArrayList<>();
        columns.add(root.selected());
        columns.addAll(joined);
        return new Query<>(root, select.columns(columns), everyRow, List.copyOf(all));
    }

    /** Says aloud that an update or delete without a condition means every row. */
    public final Query<R> everyRow() {
        return new Query<>(root, select, true, preloads);
    }

    /** What a function makes of this query: {@code query.apply(active())}. */
    public final <T> T apply(Function<? super Query<R>, ? extends T> scope) {
        return scope.apply(this);
    }

    /**
     * Reading a shape of each row: only its columns are selected. Where it has lists, they are fetched when the rows have been
     * read: one statement a relation, {@code select … from posts where author_id = any($1)}.
     */
    public final <T> Shaped<T> as(Shape<? super R, T> shape) {
        return new Shaped<>(selecting(), root.source().identity(), shape);
    }

    /** Reading one expression of each row. */
    public final <T, A> Selected1<T, A> select(Expr<? super R, T, A> a) {
        return new Selected1<>(selecting(), a);
    }

    /** Reading one selectable of each row, such as the whole row of what was joined. */
    public final <A> Projected<A> select(Selectable<? super R, A> a) {
        Projection<A> projection = a.projection();
        return new Projected<>(selecting().columns(projection.columns()), projection.decoder());
    }

    /** Reading two selectables of each row. */
    public final <A, B> Selected2<A, B> select(Selectable<? super R, A> a, Selectable<? super R, B> b) {
        return new Selected2<>(selecting(), a, b);
    }

    /** Reading three selectables of each row. */
    public final <A, B, C> Selected3<A, B, C> select(
            Selectable<? super R, A> a, Selectable<? super R, B> b, Selectable<? super R, C> c) {
        return new Selected3<>(selecting(), a, b, c);
    }

    /** Reading four selectables of each row; {@link Selected4#and} takes more. */
    public final <A, B, C, D> Selected4<A, B, C, D> select(
            Selectable<? super R, A> a,
            Selectable<? super R, B> b,
            Selectable<? super R, C> c,
            Selectable<? super R, D> d) {
        return new Selected4<>(selecting(), a, b, c, d);
    }

    /**
     * The table it starts from.
     *
     * @throws InvalidQuery where it starts from something else, which cannot be written to
     */
    public final Table<R> table() {
        if (root instanceof Table<R> table) {
            return table;
        }
        throw new InvalidQuery(new Problem(
                Code.INVALID_WRITE,
                root.source().reference() + " is not a table, and is to be written to",
                toString(),
                "only rows of a table can be updated or deleted",
                "start from the table: from(TABLE).where(TABLE.id.in(…))"));
    }

    @Override
    final RowSource<R> root() {
        return root;
    }

    /** This query as a statement. */
    @Override
    public final Select statement() {
        return select;
    }

    /** What is loaded into the rows, for a repo. */
    public final List<Branch<?>> preloads() {
        return preloads;
    }

    /** Whether {@link #everyRow()} was said. */
    public final boolean isEveryRow() {
        return everyRow;
    }

    @Override
    public final Reading<R> reading() {
        return new Reading<>(select, Filling.decoder(root, preloads));
    }

    @Override
    final Query<R> joined(Join join) {
        return with(select.join(join));
    }

    /** The statement where something else than whole rows is read of it, into which nothing could be loaded. */
    private Select selecting() {
        if (!preloads.isEmpty()) {
            String relation = preloads.get(0).path().relation();
            throw new InvalidQuery(new Problem(
                    Code.INVALID_PRELOAD,
                    "the query preloads " + relation + ", and then selects something else than its rows",
                    toString(),
                    "a relation is loaded into whole rows",
                    "leave the preload out, or read the rows without select"));
        }
        return select;
    }

    @Override
    final Query<R> with(Select changed) {
        return new Query<>(root, changed, everyRow, preloads);
    }

    @SafeVarargs
    static <R> List<Ordering> orderings(Order<? super R> first, Order<? super R>... more) {
        if (more.length == 0) {
            return List.of(first.ordering());
        }
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
