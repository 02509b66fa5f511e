package io.millrace.relation;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Condition;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.preload.Branch;
import io.millrace.preload.Criteria;
import io.millrace.preload.Fill;
import io.millrace.preload.Preload;
import io.millrace.query.Query;
import io.millrace.table.Joinable;
import io.millrace.table.LeftTable;
import io.millrace.table.Relation;
import io.millrace.table.RowSource;
import io.millrace.table.Table;
import io.millrace.type.Types;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A relation from S to one X, or to none. Where several rows turn out to hold its key, loading it fails with {@link
 * io.millrace.error.MultipleResults}, unless the relation is declared with an order and is the first of them.
 *
 * @param <S> the scope
 * @param <X> the record it leads to
 * @param <V> what it is read as: X where there is always one, Optional of X where there may be none
 */
@SuppressWarnings("UnusedTypeParameter") // V is what a selected or loaded relation is read as
public final class ToOne<S, X, V> implements Relation<S, X>, Preload<S> {

    /** Of several rows, in the relation's own order. */
    private static final Criteria FIRST = Criteria.NONE.limit(new Parameter<>(Types.INT8, 1L, "limit"));

    private final Branch<X> branch;

    /**
     * A relation that starts at a source.
     *
     * @param near the columns of the source
     * @param target the table it leads to, looked up when it is first needed
     * @param far the columns of that table which equal the near ones
     * @param optional whether there may be no row
     * @param holder which of the record's relations it is, or -1 where the record has no component for it
     */
    public ToOne(
            Source source,
            String name,
            List<String> near,
            Supplier<? extends Table<X>> target,
            List<String> far,
            boolean optional,
            int holder) {
        this(new Path(source, name, near, far, optional), target, holder);
    }

    /**
     * A relation that starts at a source.
     *
     * @param path how its row is found
     * @param target the table it leads to, looked up when it is first needed
     * @param holder which of the record's relations it is, or -1 where the record has no component for it
     */
    public ToOne(Path path, Supplier<? extends Table<X>> target, int holder) {
        this(new Branch<>(path, target, false, holder, path.sorts().isEmpty() ? Criteria.NONE : FIRST));
    }

    private ToOne(Branch<X> branch) {
        this.branch = branch;
    }

    /** Where it is loaded, its row with these relations loaded in turn. */
    @SafeVarargs
    public final ToOne<S, X, V> preload(Preload<? super X> first, Preload<? super X>... more) {
        return new ToOne<>(branch.and(first, more));
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
    public ToOne<S, X, V> force() {
        return new ToOne<>(branch.force());
    }

    /** With the rows that are deleted as well, of a table that keeps them. */
    public ToOne<S, X, V> withDeleted() {
        return new ToOne<>(branch.with(branch.criteria().showing(Visibility.ALL)));
    }

    /** Only the rows that are deleted, of a table that keeps them. */
    public ToOne<S, X, V> onlyDeleted() {
        return new ToOne<>(branch.with(branch.criteria().showing(Visibility.DELETED)));
    }

    @Override
    public Visibility visibility() {
        return branch.criteria().visibility();
    }

    /**
     * Where a join of the query brings its row, read from there instead of by a statement of its own: {@code
     * from(POST).join(POST.user, u).preload(POST.user.joined(u))}.
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

    /**
     * How its row is found.
     *
     * @throws InvalidQuery where it is the first of several rows: a join would have all of them
     */
    @Override
    public Path path() {
        Path path = branch.path();
        if (!path.sorts().isEmpty()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    path.label() + " is the first of several rows, and is joined or asked about",
                    "a join or an exists finds any of them, not the first in the relation's order",
                    "preload it, read it with .of(row), or use a relation to all of them"));
        }
        return path;
    }

    @Override
    public boolean isMany() {
        return branch.many();
    }

    @Override
    public int holder() {
        return branch.holder();
    }

    /** Whether there is such a row: {@code exists (select … where key and a and b)}. */
    @SafeVarargs
    public final Condition<S> has(Condition<? super X> first, Condition<? super X>... more) {
        return Existence.of(this, first, more);
    }

    /** Whether there is a row at all. */
    public Condition<S> exists() {
        return Existence.of(this);
    }
}
