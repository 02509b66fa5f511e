package io.millrace.function;

import io.millrace.expr.Absence;
import io.millrace.expr.NumberExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.type.Types;
import java.util.Optional;

/**
 * Functions of numbers. What rounds keeps the type of its number. Roots, powers and logarithms are a {@code float8}, empty
 * where the number is null.
 */
public final class Numbers {

    private Numbers() {}

    /** {@code a + b}, as a's type, where either may be null: the sum is null then, and selected as an Optional. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> plus(
            NumberExpr<S, N, ?> a, NumberExpr<? super S, ?, ?> b) {
        return known(a).plus(known(b)).optional();
    }

    /** {@code a - b}, as a's type, where either may be null. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> minus(
            NumberExpr<S, N, ?> a, NumberExpr<? super S, ?, ?> b) {
        return known(a).minus(known(b)).optional();
    }

    /** {@code a * b}, as a's type, where either may be null. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> times(
            NumberExpr<S, N, ?> a, NumberExpr<? super S, ?, ?> b) {
        return known(a).times(known(b)).optional();
    }

    /** {@code a / b}, as a's type, where either may be null; whole numbers are divided without a remainder. */
    public static <S, N extends Number> NumberExpr<S, N, Optional<N>> dividedBy(
            NumberExpr<S, N, ?> a, NumberExpr<? super S, ?, ?> b) {
        return known(a).dividedBy(known(b)).optional();
    }

    /** {@code round(number)}: to a whole number; halves of a numeric away from zero, of a float to the even one. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> round(NumberExpr<S, N, V> number) {
        return kept("round", number);
    }

    /** {@code round(number, digits)}: to so many digits behind the point, before it where negative. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> round(NumberExpr<S, N, V> number, int digits) {
        Node exact = number.type().sqlName().equals("numeric") ? number.node() : new Cast(number.node(), "numeric");
        Node rounded = Call.of("round", exact, new Parameter<>(Types.INT4, digits, "digits"));
        return as(number, "numeric", rounded);
    }

    /** {@code ceil(number)}: the next whole number above. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> ceil(NumberExpr<S, N, V> number) {
        return kept("ceil", number);
    }

    /** {@code floor(number)}: the next whole number below. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> floor(NumberExpr<S, N, V> number) {
        return kept("floor", number);
    }

    /** {@code trunc(number)}: without what is behind the point. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> trunc(NumberExpr<S, N, V> number) {
        return kept("trunc", number);
    }

    /** {@code sign(number)}: −1, 0 or 1. */
    public static <S, N extends Number, V> NumberExpr<S, N, V> sign(NumberExpr<S, N, V> number) {
        return kept("sign", number);
    }

    /** {@code sqrt(number)}; of a negative number an error of the statement. */
    public static <S> NumberExpr<S, Double, Optional<Double>> sqrt(NumberExpr<S, ?, ?> number) {
        return computed("sqrt", floating(number));
    }

    /** {@code power(number, exponent)}. */
    public static <S> NumberExpr<S, Double, Optional<Double>> power(NumberExpr<S, ?, ?> number, double exponent) {
        return computed("power", floating(number), new Parameter<>(Types.FLOAT8, exponent, "exponent"));
    }

    /** {@code power(number, exponent)}. */
    public static <S> NumberExpr<S, Double, Optional<Double>> power(
            NumberExpr<? super S, ?, ?> number, NumberExpr<? super S, ?, ?> exponent) {
        return computed("power", floating(number), floating(exponent));
    }

    /** {@code exp(number)}. */
    public static <S> NumberExpr<S, Double, Optional<Double>> exp(NumberExpr<S, ?, ?> number) {
        return computed("exp", floating(number));
    }

    /** {@code ln(number)}; of zero or a negative number an error of the statement. */
    public static <S> NumberExpr<S, Double, Optional<Double>> ln(NumberExpr<S, ?, ?> number) {
        return computed("ln", floating(number));
    }

    /** {@code random()}: from 0 to just below 1, another one for each row. */
    public static NumberExpr<Object, Double, Double> random() {
        return new NumberExpr<>(Call.of("random"), Types.FLOAT8, Absence.REFUSED);
    }

    /** {@code greatest(first, …)}: the greatest that is not null; null where the first is, and all others are. */
    @SafeVarargs
    public static <S, N extends Number, V> NumberExpr<S, N, V> greatest(
            NumberExpr<? super S, N, V> first, NumberExpr<? super S, N, ?>... more) {
        return new NumberExpr<>(Lists.call("greatest", first, more), first.type(), first.absence());
    }

    /** {@code least(first, …)}: the least that is not null; null where the first is, and all others are. */
    @SafeVarargs
    public static <S, N extends Number, V> NumberExpr<S, N, V> least(
            NumberExpr<? super S, N, V> first, NumberExpr<? super S, N, ?>... more) {
        return new NumberExpr<>(Lists.call("least", first, more), first.type(), first.absence());
    }

    private static <S, N extends Number> NumberExpr<S, N, N> known(NumberExpr<S, N, ?> number) {
        return number.required();
    }

    private static <S, N extends Number, V> NumberExpr<S, N, V> kept(String function, NumberExpr<S, N, V> number) {
        String type = number.type().sqlName();
        boolean exact = type.equals("numeric") || type.equals("float8");
        return as(number, exact ? type : "float8", Call.of(function, number.node()));
    }

    private static <S, N extends Number, V> NumberExpr<S, N, V> as(
            NumberExpr<S, N, V> number, String given, Node result) {
        String type = number.type().sqlName();
        return new NumberExpr<>(given.equals(type) ? result : new Cast(result, type), number.type(), number.absence());
    }

    private static <S> NumberExpr<S, Double, Optional<Double>> computed(String function, Node... arguments) {
        return new NumberExpr<>(Call.of(function, arguments), Types.FLOAT8, Absence.OPTIONAL);
    }

    private static Node floating(NumberExpr<?, ?, ?> number) {
        return number.type().sqlName().equals("float8") ? number.node() : new Cast(number.node(), "float8");
    }
}
