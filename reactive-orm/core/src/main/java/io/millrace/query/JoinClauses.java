package io.millrace.query;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.query.named.LeftNamed;
import io.millrace.query.named.Named;
import io.millrace.table.Joinable;
import io.millrace.table.LeftTable;
import io.millrace.table.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The joins of a query. What is joined has a name of its own: an alias of a table, or a query under a name.
 *
 * @param <R> what a row of the query is read as
 */
abstract class JoinClauses<R> extends Combinable<R> {

    JoinClauses() {}

    abstract Query<R> joined(Join join);

    abstract Query<R> showing(Source source, Visibility visibility);

    /** Joined over a relation: {@code join far as alias on …}. */
    public final <X> Query<R> join(Relation<? super R, X> relation, Joinable<X, Object> alias) {
        return over(Join.Kind.INNER, relation, alias.source(), Bounds.on(relation, alias.source()));
    }

    /** Joined over a relation, where a further condition holds: {@code join far as alias on … and condition}. */
    public final <X> Query<R> join(
            Relation<? super R, X> relation, Joinable<X, Object> alias, Condition<? super R> and) {
        return over(Join.Kind.INNER, relation, alias.source(), Bounds.on(relation, alias.source(), and.node()));
    }

    /** Joined on a condition: {@code join far as alias on condition}. */
    public final <X> Query<R> join(Joinable<X, Object> alias, Condition<? super R> on) {
        return join(Join.Kind.INNER, alias.source(), on.node());
    }

    /** Joined over a relation, keeping rows without a match: {@code left join far as alias on …}. */
    public final <X> Query<R> leftJoin(Relation<? super R, X> relation, LeftTable<X> alias) {
        return over(Join.Kind.LEFT, relation, alias.source(), Bounds.on(relation, alias.source()));
    }

    /**
     * Joined over a relation where a further condition holds, keeping rows without a match: {@code left join far as alias
     * on … and condition}.
     */
    public final <X> Query<R> leftJoin(Relation<? super R, X> relation, LeftTable<X> alias, Condition<? super R> and) {
        return over(Join.Kind.LEFT, relation, alias.source(), Bounds.on(relation, alias.source(), and.node()));
    }

    /** Joined on a condition, keeping rows without a match: {@code left join far as alias on condition}. */
    public final <X> Query<R> leftJoin(LeftTable<X> alias, Condition<? super R> on) {
        return join(Join.Kind.LEFT, alias.source(), on.node());
    }

    /** Every row with every row of the other: {@code cross join far as alias}. */
    public final <X> Query<R> crossJoin(Joinable<X, Object> alias) {
        return join(Join.Kind.CROSS, alias.source(), null);
    }

    /**
     * Each row with every row of a query that may use it: {@code cross join lateral (…) as name}. A row for which the
     * query finds nothing is left out.
     */
    public final <X> Query<R> joinLateral(Named<X> rows) {
        return join(Join.Kind.CROSS, lateral(rows.source()), null);
    }

    /**
     * Each row with the rows of a query that may use it, where a condition holds: {@code join lateral (…) as name on
     * condition}.
     */
    public final <X> Query<R> joinLateral(Named<X> rows, Condition<? super R> on) {
        return join(Join.Kind.INNER, lateral(rows.source()), on.node());
    }

    /**
     * Each row with every row of a query that may use it, keeping rows for which it finds nothing: {@code left join
     * lateral (…) as name on true}.
     */
    public final <X> Query<R> leftJoinLateral(LeftNamed<X> rows) {
        return join(Join.Kind.LEFT, lateral(rows.source()), Bounds.ALWAYS);
    }

    /**
     * Each row with the rows of a query that may use it, keeping rows for which there is none where a condition holds:
     * {@code left join lateral (…) as name on condition}.
     */
    public final <X> Query<R> leftJoinLateral(LeftNamed<X> rows, Condition<? super R> on) {
        return join(Join.Kind.LEFT, lateral(rows.source()), on.node());
    }

    final Query<R> join(Join.Kind kind, Source source, @Nullable Node on) {
        return joined(new Join(kind, source, on));
    }

    /** The rows of the relation that are seen are those that it shows. */
    private Query<R> over(Join.Kind kind, Relation<?, ?> relation, Source alias, Node on) {
        Query<R> joined = join(kind, Bounds.source(Bounds.unlimited(relation), alias), on);
        return relation.visibility() == Visibility.PRESENT
                ? joined
                : joined.showing(alias.identity(), relation.visibility());
    }

    private static Source lateral(Source source) {
        return source instanceof QuerySource query ? query.asLateral() : source;
    }
}
