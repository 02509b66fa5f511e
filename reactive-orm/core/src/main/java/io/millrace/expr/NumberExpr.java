package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Prefix;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A number. Comparisons take a {@code long} as well, so that a literal fits every kind of number; a number outside the
 * column's range is compared as it is, never cut off.
 *
 * <p>Arithmetic keeps the type of the number that it starts from. Its other operand must be one that is never null, or
 * the result could be null where its type says that it is not: {@code a.plus(b.orElse(0))}, or {@code
 * Numbers.plus(a, b)}, which is selected as an Optional.
 */
public class NumberExpr<S, N extends Number, V> extends Expr<S, N, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public NumberExpr(Node node, PgType<N> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this = value}. */
    public final Condition<S> eq(long value) {
        return compare("=", big(value));
    }

    /** {@code this <> value}. */
    public final Condition<S> ne(long value) {
        return compare("<>", big(value));
    }

    /** {@code this < value}. */
    public final Condition<S> lt(N value) {
        return compare("<", parameter(value));
    }

    /** {@code this < value}. */
    public final Condition<S> lt(long value) {
        return compare("<", big(value));
    }

    /** {@code this < other}. */
    public final Condition<S> lt(NumberExpr<?, ?, ?> other) {
        return compare("<", other.node());
    }

    /** {@code this <= value}. */
    public final Condition<S> le(N value) {
        return compare("<=", parameter(value));
    }

    /** {@code this <= value}. */
    public final Condition<S> le(long value) {
        return compare("<=", big(value));
    }

    /** {@code this <= other}. */
    public final Condition<S> le(NumberExpr<?, ?, ?> other) {
        return compare("<=", other.node());
    }

    /** {@code this > value}. */
    public final Condition<S> gt(N value) {
        return compare(">", parameter(value));
    }

    /** {@code this > value}. */
    public final Condition<S> gt(long value) {
        return compare(">", big(value));
    }

    /** {@code this > other}. */
    public final Condition<S> gt(NumberExpr<?, ?, ?> other) {
        return compare(">", other.node());
    }

    /** {@code this >= value}. */
    public final Condition<S> ge(N value) {
        return compare(">=", parameter(value));
    }

    /** {@code this >= value}. */
    public final Condition<S> ge(long value) {
        return compare(">=", big(value));
    }

    /** {@code this >= other}. */
    public final Condition<S> ge(NumberExpr<?, ?, ?> other) {
        return compare(">=", other.node());
    }

    /** {@code this between low and high}: both ends included. */
    public final Condition<S> between(N low, N high) {
        return new Condition<>(OrderedExpr.between(node(), parameter(low), parameter(high)));
    }

    /** {@code this between low and high}: both ends included. */
    public final Condition<S> between(long low, long high) {
        return new Condition<>(OrderedExpr.between(node(), big(low), big(high)));
    }

    /** {@code this = any(values)}. */
    public final Condition<S> in(long first, long... more) {
        return compare("=", Call.of("any", bigs(first, more)));
    }

    /** {@code this <> all(values)}. */
    public final Condition<S> notIn(long first, long... more) {
        return compare("<>", Call.of("all", bigs(first, more)));
    }

    /** {@code this + value}. */
    public final NumberExpr<S, N, V> plus(long value) {
        return arithmetic("+", exact(value), Precedence.SUM);
    }

    /** {@code this + value}. */
    public final NumberExpr<S, N, V> plus(N value) {
        return arithmetic("+", parameter(value), Precedence.SUM);
    }

    /** {@code this + other}, as this number's type. */
    public final <Q extends S> NumberExpr<Q, N, V> plus(
            NumberExpr<? super Q, ? extends Number, ? extends Number> other) {
        return arithmetic("+", other, Precedence.SUM);
    }

    /** {@code this - value}. */
    public final NumberExpr<S, N, V> minus(long value) {
        return arithmetic("-", exact(value), Precedence.SUM);
    }

    /** {@code this - value}. */
    public final NumberExpr<S, N, V> minus(N value) {
        return arithmetic("-", parameter(value), Precedence.SUM);
    }

    /** {@code this - other}, as this number's type. */
    public final <Q extends S> NumberExpr<Q, N, V> minus(
            NumberExpr<? super Q, ? extends Number, ? extends Number> other) {
        return arithmetic("-", other, Precedence.SUM);
    }

    /** {@code this * value}. */
    public final NumberExpr<S, N, V> times(long value) {
        return arithmetic("*", exact(value), Precedence.PRODUCT);
    }

    /** {@code this * value}. */
    public final NumberExpr<S, N, V> times(N value) {
        return arithmetic("*", parameter(value), Precedence.PRODUCT);
    }

    /** {@code this * other}, as this number's type. */
    public final <Q extends S> NumberExpr<Q, N, V> times(
            NumberExpr<? super Q, ? extends Number, ? extends Number> other) {
        return arithmetic("*", other, Precedence.PRODUCT);
    }

    /** {@code this / value}: whole numbers are divided without a remainder, as PostgreSQL does. */
    public final NumberExpr<S, N, V> dividedBy(long value) {
        return arithmetic("/", exact(value), Precedence.PRODUCT);
    }

    /** {@code this / value}: whole numbers are divided without a remainder, as PostgreSQL does. */
    public final NumberExpr<S, N, V> dividedBy(N value) {
        return arithmetic("/", parameter(value), Precedence.PRODUCT);
    }

    /** {@code this / other}, as this number's type. */
    public final <Q extends S> NumberExpr<Q, N, V> dividedBy(
            NumberExpr<? super Q, ? extends Number, ? extends Number> other) {
        return arithmetic("/", other, Precedence.PRODUCT);
    }

    /** {@code this % value}: the remainder, with the sign of this number. */
    public final NumberExpr<S, N, V> modulo(long value) {
        return arithmetic("%", exact(value), Precedence.PRODUCT);
    }

    /** {@code -this}. */
    public final NumberExpr<S, N, V> negated() {
        return new NumberExpr<>(new Prefix("-", node(), Precedence.CAST), type(), absence());
    }

    /** {@code abs(this)}. */
    public final NumberExpr<S, N, V> abs() {
        return new NumberExpr<>(Call.of("abs", node()), type(), absence());
    }

    @Override
    public NumberExpr<S, N, Optional<N>> optional() {
        return new NumberExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public NumberExpr<S, N, N> required() {
        return new NumberExpr<>(node(), type(), Absence.REFUSED);
    }

    @Override
    public NumberExpr<S, N, N> orElse(N value) {
        return new NumberExpr<>(otherwise(value), type(), Absence.REFUSED);
    }

    @Override
    public NumberExpr<S, N, N> orElse(Expr<? super S, N, N> other) {
        return new NumberExpr<>(otherwise(other), type(), Absence.REFUSED);
    }

    /** {@code coalesce(this, value)}. */
    public final NumberExpr<S, N, N> orElse(long value) {
        return new NumberExpr<>(Call.of("coalesce", node(), exact(value)), type(), Absence.REFUSED);
    }

    private NumberExpr<S, N, V> arithmetic(String operator, Node right, Precedence precedence) {
        return new NumberExpr<>(new Infix(node(), operator, right, precedence), type(), absence());
    }

    private <Q extends S> NumberExpr<Q, N, V> arithmetic(
            String operator, NumberExpr<?, ?, ?> other, Precedence precedence) {
        Node result = new Infix(node(), operator, other.node(), precedence);
        boolean sameType = other.type().sqlName().equals(type().sqlName());
        return new NumberExpr<>(sameType ? result : new Cast(result, type().sqlName()), type(), absence());
    }

    private Node exact(long value) {
        return parameter(WholeNumber.of(type(), value, label()));
    }

    private Node big(long value) {
        return new Parameter<>(Types.INT8, value, label());
    }

    private Node bigs(long first, long... more) {
        Long[] values = new Long[more.length + 1];
        values[0] = first;
        Arrays.setAll(values, i -> i == 0 ? first : more[i - 1]);
        return new Parameter<>(Types.arrayOf(Types.INT8), List.of(values), label());
    }
}
