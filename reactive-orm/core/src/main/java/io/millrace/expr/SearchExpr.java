package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.type.PgType;
import io.millrace.type.TsVector;
import io.millrace.type.Types;
import java.util.Optional;

/** A document prepared for full-text search: a {@code tsvector}. */
public class SearchExpr<S, V> extends Expr<S, TsVector, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public SearchExpr(Node node, PgType<TsVector> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this @@ query}: whether the document answers the query. */
    public final Condition<S> matches(SearchQuery<?> query) {
        return new Condition<>(new Infix(node(), "@@", query.node(), Precedence.OPERATOR));
    }

    /** {@code ts_rank(this, query)}: how well, from 0 on; by how often and how heavily the words stand in it. */
    public final NumberExpr<S, Float, Optional<Float>> rank(SearchQuery<?> query) {
        return new NumberExpr<>(Call.of("ts_rank", node(), query.node()), Types.FLOAT4, Absence.OPTIONAL);
    }

    /** {@code ts_rank_cd(this, query)}: how well, by how near to each other the words stand. */
    public final NumberExpr<S, Float, Optional<Float>> coverRank(SearchQuery<?> query) {
        return new NumberExpr<>(Call.of("ts_rank_cd", node(), query.node()), Types.FLOAT4, Absence.OPTIONAL);
    }

    /** {@code this || other}: both documents as one; null where either is, so neither may be. */
    public final <Q extends S> SearchExpr<Q, V> concat(SearchExpr<? super Q, TsVector> other) {
        return new SearchExpr<>(new Infix(node(), "||", other.node(), Precedence.OPERATOR), type(), absence());
    }

    @Override
    public SearchExpr<S, Optional<TsVector>> optional() {
        return new SearchExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public SearchExpr<S, TsVector> required() {
        return new SearchExpr<>(node(), type(), Absence.REFUSED);
    }
}
