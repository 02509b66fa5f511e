package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Subquery;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Select;

/**
 * One selected expression: rows of V, and a subquery of T.
 *
 * @param <T> what it is compared as
 * @param <V> what it is read as
 */
public final class Selected1<T, V> extends Combinable<V> implements Subquery<T> {

    private final Select select;
    private final Projection<V> projection;
    private final boolean nullable;

    Selected1(Select select, Expr<?, T, V> expression) {
        this.projection = expression.projection();
        this.select = select.columns(projection.columns());
        this.nullable = expression.absence() == Absence.NULL;
    }

    /** Without duplicates: {@code select distinct}. */
    public Selected1<T, V> distinct() {
        return new Selected1<>(select.distinct(java.util.List.of()), projection, nullable);
    }

    private Selected1(Select select, Projection<V> projection, boolean nullable) {
        this.select = select;
        this.projection = projection;
        this.nullable = nullable;
    }

    @Override
    public Node query() {
        return select;
    }

    @Override
    public Reading<V> reading() {
        if (nullable) {
            throw new InvalidQuery(Problem.of(
                    Code.NULL_ROW,
                    "a query selects one expression that may be null, as Java's null",
                    "a publisher cannot emit null",
                    "select the expression as it is, to read an Optional; or .orElse(value)"));
        }
        return new Reading<>(select, projection.decoder());
    }
}
