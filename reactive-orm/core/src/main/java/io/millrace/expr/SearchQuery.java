package io.millrace.expr;

import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Prefix;

/**
 * What a full-text search looks for: a {@code tsquery}.
 *
 * @param <S> the scope
 */
public final class SearchQuery<S> {

    private final Node node;

    /** A query that is written as the node. */
    public SearchQuery(Node node) {
        this.node = node;
    }

    /** This query as part of a statement. */
    public Node node() {
        return node;
    }

    /** {@code this && other}: documents that answer both. */
    public <Q extends S> SearchQuery<Q> and(SearchQuery<? super Q> other) {
        return new SearchQuery<>(new Infix(node, "&&", other.node(), Precedence.OPERATOR));
    }

    /** {@code this || other}: documents that answer either. */
    public <Q extends S> SearchQuery<Q> or(SearchQuery<? super Q> other) {
        return new SearchQuery<>(new Infix(node, "||", other.node(), Precedence.OPERATOR));
    }

    /** {@code !!this}: documents that do not answer. */
    public SearchQuery<S> not() {
        return new SearchQuery<>(new Prefix("!!", node, Precedence.SUM));
    }

    /** The SQL of this query, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return SqlWriter.write(node);
    }
}
