package io.millrace.query;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.Rows;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.Types;
import java.util.Collection;
import java.util.Optional;

/** The functions of a query that belong to no column: aggregates, subqueries, and conditions of conditions. */
public final class Sql {

    private Sql() {}

    /** {@code count(*)}: how many rows. */
    public static NumberExpr<Object, Long, Long> count() {
        return new NumberExpr<>(Aggregate.of("count"), Types.INT8, Absence.REFUSED);
    }

    /** {@code count(expression)}: how many rows where it is not null. */
    public static <S> NumberExpr<S, Long, Long> count(Expr<S, ?, ?> expression) {
        return new NumberExpr<>(Aggregate.of("count", expression.node()), Types.INT8, Absence.REFUSED);
    }

    /** {@code max(number)}: empty where there are no rows. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> max(NumberExpr<S, N, ?> number) {
        return new NumberExpr<>(Aggregate.of("max", number.node()), number.type(), Absence.OPTIONAL);
    }

    /** {@code max(value)}: empty where there are no rows. */
    public static <S, T> OrderedExpr<S, T, Optional<T>> max(OrderedExpr<S, T, ?> value) {
        return new OrderedExpr<>(Aggregate.of("max", value.node()), value.type(), Absence.OPTIONAL);
    }

    /** {@code min(number)}: empty where there are no rows. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> min(NumberExpr<S, N, ?> number) {
        return new NumberExpr<>(Aggregate.of("min", number.node()), number.type(), Absence.OPTIONAL);
    }

    /** {@code min(value)}: empty where there are no rows. */
    public static <S, T> OrderedExpr<S, T, Optional<T>> min(OrderedExpr<S, T, ?> value) {
        return new OrderedExpr<>(Aggregate.of("min", value.node()), value.type(), Absence.OPTIONAL);
    }

    /** A query as a number of another: {@code (select …)}. It must yield at most one row, and is null for none. */
    public static <N extends Number> NumberExpr<Object, N, Optional<N>> number(Selected1<N, ?> query) {
        return new NumberExpr<>(new Nested("", query.query()), query.type(), Absence.OPTIONAL);
    }

    /** {@code exists (query)}. */
    public static Condition<Object> exists(Rows<?> query) {
        return new Condition<>(new Nested("exists ", query.reading().statement()));
    }

    /** {@code not exists (query)}. */
    public static Condition<Object> notExists(Rows<?> query) {
        return new Condition<>(new Nested("not exists ", query.reading().statement()));
    }

    /** All of the conditions: {@code a and b and c}; true for none. */
    public static <S> Condition<S> allOf(Collection<? extends Condition<? super S>> conditions) {
        return joined("and", Precedence.AND, "true", conditions);
    }

    /** Any of the conditions: {@code a or b or c}; false for none. */
    public static <S> Condition<S> anyOf(Collection<? extends Condition<? super S>> conditions) {
        return joined("or", Precedence.OR, "false", conditions);
    }

    private static <S> Condition<S> joined(
            String operator,
            Precedence precedence,
            String none,
            Collection<? extends Condition<? super S>> conditions) {
        Node all = null;
        for (Condition<? super S> condition : conditions) {
            all = all == null ? condition.node() : new Infix(all, operator, condition.node(), precedence);
        }
        return new Condition<>(all == null ? new Text(none) : all);
    }
}
