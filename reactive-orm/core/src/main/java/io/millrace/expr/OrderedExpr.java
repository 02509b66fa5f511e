package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.type.PgType;
import java.util.Optional;

/** A value that comes before or after another. */
public class OrderedExpr<S, T, V> extends Expr<S, T, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public OrderedExpr(Node node, PgType<T> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this = any(values)}. */
    @SafeVarargs
    public final Condition<S> in(T first, T... more) {
        return in(PlainExpr.listed(first, more));
    }

    /** {@code this <> all(values)}. */
    @SafeVarargs
    public final Condition<S> notIn(T first, T... more) {
        return notIn(PlainExpr.listed(first, more));
    }

    /** {@code this < value}. */
    public final Condition<S> lt(T value) {
        return compare("<", parameter(value));
    }

    /** {@code this < other}. */
    public final Condition<S> lt(Expr<?, T, ?> other) {
        return compare("<", other.node());
    }

    /** {@code this <= value}. */
    public final Condition<S> le(T value) {
        return compare("<=", parameter(value));
    }

    /** {@code this <= other}. */
    public final Condition<S> le(Expr<?, T, ?> other) {
        return compare("<=", other.node());
    }

    /** {@code this > value}. */
    public final Condition<S> gt(T value) {
        return compare(">", parameter(value));
    }

    /** {@code this > other}. */
    public final Condition<S> gt(Expr<?, T, ?> other) {
        return compare(">", other.node());
    }

    /** {@code this >= value}. */
    public final Condition<S> ge(T value) {
        return compare(">=", parameter(value));
    }

    /** {@code this >= other}. */
    public final Condition<S> ge(Expr<?, T, ?> other) {
        return compare(">=", other.node());
    }

    /** {@code this between low and high}: both ends included. */
    public final Condition<S> between(T low, T high) {
        return new Condition<>(between(node(), parameter(low), parameter(high)));
    }

    /** {@code this between low and high}: both ends included. */
    public final Condition<S> between(Expr<?, T, ?> low, Expr<?, T, ?> high) {
        return new Condition<>(between(node(), low.node(), high.node()));
    }

    @Override
    public OrderedExpr<S, T, Optional<T>> optional() {
        return new OrderedExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public OrderedExpr<S, T, T> required() {
        return new OrderedExpr<>(node(), type(), Absence.REFUSED);
    }

    @Override
    public OrderedExpr<S, T, T> orElse(T value) {
        return new OrderedExpr<>(otherwise(value), type(), Absence.REFUSED);
    }

    @Override
    public OrderedExpr<S, T, T> orElse(Expr<? super S, T, T> other) {
        return new OrderedExpr<>(otherwise(other), type(), Absence.REFUSED);
    }

    static Node between(Node value, Node low, Node high) {
        return new Infix(value, "between", new Infix(low, "and", high, Precedence.OPERATOR), Precedence.PATTERN);
    }
}
