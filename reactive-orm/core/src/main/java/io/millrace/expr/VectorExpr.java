package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.Optional;

/**
 * A vector of the extension pgvector. Ordered by a distance and limited, a query finds the nearest, with an index of the
 * same distance if there is one.
 */
public class VectorExpr<S, V> extends Expr<S, float[], V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public VectorExpr(Node node, PgType<float[]> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this <-> vector}: the straight distance. */
    public final NumberExpr<S, Double, Optional<Double>> distance(float[] vector) {
        return distance("<->", parameter(vector));
    }

    /** {@code this <-> other}: the straight distance. */
    public final NumberExpr<S, Double, Optional<Double>> distance(VectorExpr<?, ?> other) {
        return distance("<->", other.node());
    }

    /** {@code this <=> vector}: one less the cosine of the angle between them, from 0 to 2. */
    public final NumberExpr<S, Double, Optional<Double>> cosineDistance(float[] vector) {
        return distance("<=>", parameter(vector));
    }

    /** {@code this <=> other}: one less the cosine of the angle between them. */
    public final NumberExpr<S, Double, Optional<Double>> cosineDistance(VectorExpr<?, ?> other) {
        return distance("<=>", other.node());
    }

    /** {@code this <#> vector}: the inner product with its sign turned, so that the nearest comes first. */
    public final NumberExpr<S, Double, Optional<Double>> negativeInnerProduct(float[] vector) {
        return distance("<#>", parameter(vector));
    }

    /** {@code this <#> other}: the inner product with its sign turned. */
    public final NumberExpr<S, Double, Optional<Double>> negativeInnerProduct(VectorExpr<?, ?> other) {
        return distance("<#>", other.node());
    }

    /** {@code this <+> vector}: the sum of the distances along each axis. */
    public final NumberExpr<S, Double, Optional<Double>> taxicabDistance(float[] vector) {
        return distance("<+>", parameter(vector));
    }

    private NumberExpr<S, Double, Optional<Double>> distance(String operator, Node right) {
        return new NumberExpr<>(
                new Infix(node(), operator, right, Precedence.OPERATOR), Types.FLOAT8, Absence.OPTIONAL);
    }
}
