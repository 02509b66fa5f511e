package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Subquery;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.statement.Select;
import io.millrace.type.PgType;
import java.util.List;
import java.util.Optional;

/**
 * One selected expression: rows of V, and a subquery of T.
 *
 * @param <T> what it is compared as
 * @param <V> what it is read as
 */
public final class Selected1<T, V> extends Combinable<V> implements Subquery<T> {

    private final Select select;
    private final Projection<V> projection;
    private final PgType<T> type;
    private final boolean nullable;

    Selected1(Select select, Expr<?, T, V> expression) {
        this.projection = expression.projection();
        this.select = select.columns(projection.columns());
        this.type = expression.type();
        this.nullable = expression.absence() == Absence.NULL;
    }

    /** Without duplicates: {@code select distinct}. */
    public Selected1<T, V> distinct() {
        return new Selected1<>(select.distinct(List.of()), projection, type, nullable);
    }

    private Selected1(Select select, Projection<V> projection, PgType<T> type, boolean nullable) {
        this.select = select;
        this.projection = projection;
        this.type = type;
        this.nullable = nullable;
    }

    /** This query as a value of another: {@code (select …)}. It must yield at most one row, and is null for none. */
    public OrderedExpr<Object, T, Optional<T>> value() {
        return new OrderedExpr<>(new Nested("", select), type, Absence.OPTIONAL);
    }

    PgType<T> type() {
        return type;
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
