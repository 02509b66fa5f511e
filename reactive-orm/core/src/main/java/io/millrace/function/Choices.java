package io.millrace.function;

import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Call;
import java.util.Optional;

/** One value out of several: the first that there is, the greatest, the least, or none in place of one. */
public final class Choices {

    private Choices() {}

    /** {@code coalesce(first, …)}: the first number that is not null; {@code .orElse(0)} says what else. */
    @SafeVarargs
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> coalesce(
            NumberExpr<? super S, N, ?> first, NumberExpr<? super S, N, ?>... more) {
        return new NumberExpr<>(Lists.call("coalesce", first, more), first.type(), Absence.OPTIONAL);
    }

    /** {@code coalesce(first, …)}: the first text that is not null; {@code .orElse("")} says what else. */
    @SafeVarargs
    public static <S> TextExpr<S, Optional<String>> coalesce(
            TextExpr<? super S, ?> first, TextExpr<? super S, ?>... more) {
        return new TextExpr<>(Lists.call("coalesce", first, more), first.type(), Absence.OPTIONAL);
    }

    /** {@code coalesce(first, …)}: the first time that is not null. */
    @SafeVarargs
    public static <S, T> TimeExpr<S, T, Optional<T>> coalesce(
            TimeExpr<? super S, T, ?> first, TimeExpr<? super S, T, ?>... more) {
        return new TimeExpr<>(Lists.call("coalesce", first, more), first.type(), Absence.OPTIONAL);
    }

    /** {@code coalesce(first, …)}: the first value that is not null. */
    @SafeVarargs
    public static <S, T> Expr<S, T, Optional<T>> coalesce(Expr<? super S, T, ?> first, Expr<? super S, T, ?>... more) {
        return new Expr<>(Lists.call("coalesce", first, more), first.type(), Absence.OPTIONAL);
    }

    /** {@code nullif(number, value)}: null where the number is the value. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> nullIf(NumberExpr<S, N, ?> number, N value) {
        return new NumberExpr<>(without(number, value), number.type(), Absence.OPTIONAL);
    }

    /** {@code nullif(text, value)}: null where the text is the value. */
    public static <S> TextExpr<S, Optional<String>> nullIf(TextExpr<S, ?> text, String value) {
        return new TextExpr<>(without(text, value), text.type(), Absence.OPTIONAL);
    }

    /** {@code nullif(expression, value)}: null where the expression is the value. */
    public static <S, T> Expr<S, T, Optional<T>> nullIf(Expr<S, T, ?> expression, T value) {
        return new Expr<>(without(expression, value), expression.type(), Absence.OPTIONAL);
    }

    /** {@code nullif(expression, other)}: null where the two are equal. */
    public static <S, T> Expr<S, T, Optional<T>> nullIf(Expr<? super S, T, ?> expression, Expr<? super S, T, ?> other) {
        return new Expr<>(Call.of("nullif", expression.node(), other.node()), expression.type(), Absence.OPTIONAL);
    }

    /** {@code greatest(first, …)}: the last in order that is not null; null where the first is, and all others are. */
    @SafeVarargs
    public static <S, T, V> OrderedExpr<S, T, V> greatest(
            OrderedExpr<? super S, T, V> first, OrderedExpr<? super S, T, ?>... more) {
        return new OrderedExpr<>(Lists.call("greatest", first, more), first.type(), first.absence());
    }

    /** {@code least(first, …)}: the first in order that is not null; null where the first is, and all others are. */
    @SafeVarargs
    public static <S, T, V> OrderedExpr<S, T, V> least(
            OrderedExpr<? super S, T, V> first, OrderedExpr<? super S, T, ?>... more) {
        return new OrderedExpr<>(Lists.call("least", first, more), first.type(), first.absence());
    }

    private static <T> Node without(Expr<?, T, ?> expression, T value) {
        return Call.of("nullif", expression.node(), expression.parameter(value));
    }
}
