package io.millrace.function;

import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.RangeExpr;
import io.millrace.expr.SearchExpr;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.expr.VectorExpr;
import io.millrace.type.Range;
import io.millrace.type.TsVector;
import java.util.List;

/**
 * Expressions seen as the kind that their type is of: what a cast, a call or a fragment gives can be compared for
 * equality only, until a view of it is taken. The SQL stays as it is.
 */
public final class Views {

    private Views() {}

    /** The expression as a number. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> number(Expr<S, N, V> expression) {
        return new NumberExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a text. */
    public static <S, V> TextExpr<S, V> text(Expr<S, String, V> expression) {
        return new TextExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a date or a time. */
    public static <S, T, V> TimeExpr<S, T, V> time(Expr<S, T, V> expression) {
        return new TimeExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a value that comes before or after another. */
    public static <S, T, V> OrderedExpr<S, T, V> ordered(Expr<S, T, V> expression) {
        return new OrderedExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a jsonb document. */
    public static <S, T, V> JsonExpr<S, T, V> json(Expr<S, T, V> expression) {
        return new JsonExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as an array. */
    public static <S, E, V> ArrayExpr<S, E, V> array(Expr<S, List<E>, V> expression) {
        return new ArrayExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a range. */
    public static <S, B, V> RangeExpr<S, B, V> range(Expr<S, Range<B>, V> expression) {
        return new RangeExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a document prepared for full-text search. */
    public static <S, V> SearchExpr<S, V> search(Expr<S, TsVector, V> expression) {
        return new SearchExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a vector. */
    public static <S, V> VectorExpr<S, V> vector(Expr<S, float[], V> expression) {
        return new VectorExpr<>(expression.node(), expression.type(), expression.absence());
    }

    /** The expression as a condition; unknown where it is null. */
    public static <S> Condition<S> condition(Expr<S, Boolean, ?> expression) {
        return new Condition<>(expression.node());
    }
}
