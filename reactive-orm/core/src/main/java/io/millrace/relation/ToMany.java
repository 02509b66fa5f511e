package io.millrace.relation;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Condition;
import io.millrace.expr.Order;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.preload.Branch;
import io.millrace.preload.Criteria;
import io.millrace.preload.Fill;
import io.millrace.preload.Preload;
import io.millrace.query.Query;
import io.millrace.table.Joinable;
import io.millrace.table.LeftTable;
import io.millrace.table.RowSource;
import io.millrace.table.Table;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A relation from S to many X, narrowed, ordered and limited as it may be. Immutable: each method returns another one.
 *
 * @param <S> the scope
 * @param <X> the record it leads to
 */
public final class ToMany<S, X> extends AskedRelation<S, X> implements Preload<S> {

    private final Branch<X> branch;

    /**
     * A relation that starts at a source.
     *
     * @param near the columns of the source
     * @param target the table it leads to, looked up when it is first needed
     * @param far the columns of that table which equal the near ones
     * @param holder which of the record's relations it is, or -1 where the record has no component for it
     */
    public ToMany(
            Source source,
            String name,
            List<String> near,
            Supplier<? extends Table<X>> target,
            List<String> far,
            int holder) {
        this(new Path(source, name, near, far, true), target, holder);
    }

    /**
     * A relation that starts at a source.
     *
     * @param path how its rows are found
     * @param target the table it leads to, looked up when it is first needed
     * @param holder which of the record's relations it is, or -1 where the record has no component for it
     */
    public ToMany(Path path, Supplier<? extends Table<X>> target, int holder) {
        this(new Branch<>(path, target, true, holder, Criteria.NONE));
    }

    private ToMany(Branch<X> branch) {
        this.branch = branch;
    }

    /** Only the rows for which all of these hold as well. */
    @SafeVarargs
    public final ToMany<S, X> where(Condition<? super X> first, Condition<? super X>... more) {
        return new ToMany<>(branch.with(branch.criteria().where(Existence.nodes(first, more))));
    }

    /** The rows of each parent in this order, after the orders that are there already. */
    @SafeVarargs
    public final ToMany<S, X> orderBy(Order<? super X> first, Order<? super X>... more) {
        List<Ordering> orders = new ArrayList<>(more.length + 1);
        orders.add(first.ordering());
        for (Order<? super X> order : more) {
            orders.add(order.ordering());
        }
        return new ToMany<>(branch.with(branch.criteria().orderBy(orders)));
    }

    /**
     * Only the rows that the join table leads to where all of these hold of its own row: {@code
     * POST.tags.whereThrough(TAGGING.position.lt(3))}. Where it is joined, the join table has another name there, so such
     * a relation is loaded, walked, asked about and counted.
     *
     * @throws InvalidQuery where no table stands between, or a row comes once, however many ways lead to it
     */
    public ToMany<S, X> whereThrough(Condition<?> first, Condition<?>... more) {
        List<Node> conditions = new ArrayList<>(more.length + 1);
        conditions.add(first.node());
        for (Condition<?> condition : more) {
            conditions.add(condition.node());
        }
        return new ToMany<>(between("whereThrough").with(branch.criteria().where(conditions)));
    }

    /**
     * The rows of each parent in this order of the join table's own rows: {@code
     * POST.tags.orderByThrough(TAGGING.position.asc())}; after the orders that are there already.
     *
     * @throws InvalidQuery where no table stands between, or a row comes once, however many ways lead to it
     */
    public ToMany<S, X> orderByThrough(Order<?> first, Order<?>... more) {
        List<Ordering> orders = new ArrayList<>(more.length + 1);
        orders.add(first.ordering());
        for (Order<?> order : more) {
            orders.add(order.ordering());
        }
        return new ToMany<>(between("orderByThrough").with(branch.criteria().orderBy(orders)));
    }

    private Branch<X> between(String method) {
        Path path = branch.path();
        if (path.via().isEmpty() || path.once()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    method + " of " + path.label()
                            + (path.once()
                                    ? ", of which a row comes once, however many ways lead to it"
                                    : ", which goes through no other table"),
                    "it asks the one row of the join table that leads to each row",
                    path.once()
                            ? "preload the relations on the way, each with its own conditions"
                            : "where or orderBy"));
        }
        return branch;
    }

    /**
     * At most so many rows for each parent, the first in the relation's order: {@code cross join lateral (select … limit
     * $2)}. Without an order they are any.
     *
     * @throws InvalidQuery where the number is negative
     */
    public ToMany<S, X> limit(long perParent) {
        if (perParent < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    "limit(" + perParent + ") of " + name() + " is negative",
                    "a relation cannot have fewer than no rows",
                    "limit(0), or leave it out for all rows"));
        }
        return new ToMany<>(branch.with(branch.criteria().limit(new Parameter<>(Types.INT8, perParent, "limit"))));
    }

    /** Where it is loaded, its rows with these relations loaded in turn. */
    @SafeVarargs
    public final ToMany<S, X> preload(Preload<? super X> first, Preload<? super X>... more) {
        return new ToMany<>(branch.and(first, more));
    }

    /**
     * The relation of one row as a query, to be narrowed, ordered, counted, paged or streamed: {@code select … where key
     * = $1}. Where the row holds no key there is none.
     */
    public Query<X> of(S row) {
        return Walk.of(branch, row);
    }

    /**
     * The relation of several rows as one query: {@code select … where key = any($1)}. Whose a row is, it does not say:
     * over a join table a row comes once for each link, through others once.
     *
     * <p>By a key of several columns: {@code where (a, b) in (select k0, k1 from unnest($1, $2) …)}.
     *
     * @throws InvalidQuery where the relation has a limit
     */
    public Query<X> ofAll(Collection<? extends S> rows) {
        return Walk.ofAll(branch, rows);
    }

    /** Loaded again by {@code repo.preload} where it is loaded already. */
    public ToMany<S, X> force() {
        return new ToMany<>(branch.force());
    }

    /** With the rows that are deleted as well, of a table that keeps them. */
    public ToMany<S, X> withDeleted() {
        return new ToMany<>(branch.with(branch.criteria().showing(Visibility.ALL)));
    }

    /** Only the rows that are deleted, of a table that keeps them. */
    public ToMany<S, X> onlyDeleted() {
        return new ToMany<>(branch.with(branch.criteria().showing(Visibility.DELETED)));
    }

    @Override
    public Visibility visibility() {
        return branch.criteria().visibility();
    }

    @Override
    public boolean isLimited() {
        return branch.criteria().limit() != null;
    }

    /**
     * Where a join of the query brings its rows, read from there instead of by a statement of its own: {@code
     * from(USER).join(USER.posts, p).preload(USER.posts.joined(p))}. Rows of the query that are one by their primary key
     * become one, with all that the join brings for it; so {@code all} and {@code one} read such a query, without a limit.
     */
    public <A extends Joinable<X, Object> & RowSource<X>> Joined<S, X> joined(A alias) {
        return new Joined<>(branch.joined(Fill.of((RowSource<X>) alias)));
    }

    /** The same from an outer join: where it finds no row, there is none. */
    public Joined<S, X> joined(LeftTable<X> alias) {
        return new Joined<>(branch.joined(Fill.of(alias)));
    }

    @Override
    public List<Branch<?>> branches() {
        return List.of(branch);
    }

    /** What is to be loaded, for a repo. */
    public Branch<X> branch() {
        return branch;
    }

    @Override
    public String name() {
        return branch.path().relation();
    }

    @Override
    public Table<X> target() {
        return branch.target().get();
    }

    @Override
    public List<Node> conditions() {
        return branch.criteria().conditions();
    }

    @Override
    public Path path() {
        return branch.path();
    }

    @Override
    public boolean isMany() {
        return branch.many();
    }

    @Override
    public int holder() {
        return branch.holder();
    }
}
