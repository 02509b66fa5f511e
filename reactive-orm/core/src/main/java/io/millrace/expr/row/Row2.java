package io.millrace.expr.row;

import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Parenthesis;
import java.util.List;

/**
 * Two values that are compared as one: {@code (a, b) < ($1, $2)}. The first that differs decides; an index on these columns
 * in this order finds the place at once, which is what paging by key lives from.
 *
 * @param <S> the scope
 * @param <A> what the first is compared as
 * @param <B> what the second is compared as
 */
public final class Row2<S, A, B> {

    private final Expr<? super S, A, ?> a;
    private final Expr<? super S, B, ?> b;

    /** These values as one. */
    public Row2(Expr<? super S, A, ?> a, Expr<? super S, B, ?> b) {
        this.a = a;
        this.b = b;
    }

    /** {@code (a, b) = (values)}: all are equal. */
    public Condition<S> eq(A otherA, B otherB) {
        return compared("=", a.parameter(otherA), b.parameter(otherB));
    }

    /** {@code (a, b) = (expressions)}: all are equal. */
    public Condition<S> eq(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB) {
        return compared("=", otherA.node(), otherB.node());
    }

    /** {@code (a, b) <> (values)}: any differs. */
    public Condition<S> ne(A otherA, B otherB) {
        return compared("<>", a.parameter(otherA), b.parameter(otherB));
    }

    /** {@code (a, b) <> (expressions)}: any differs. */
    public Condition<S> ne(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB) {
        return compared("<>", otherA.node(), otherB.node());
    }

    /** {@code (a, b) < (values)}: this comes before the other. */
    public Condition<S> lt(A otherA, B otherB) {
        return compared("<", a.parameter(otherA), b.parameter(otherB));
    }

    /** {@code (a, b) < (expressions)}: this comes before the other. */
    public Condition<S> lt(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB) {
        return compared("<", otherA.node(), otherB.node());
    }

    /** {@code (a, b) <= (values)}: this comes before the other or equals it. */
    public Condition<S> le(A otherA, B otherB) {
        return compared("<=", a.parameter(otherA), b.parameter(otherB));
    }

    /** {@code (a, b) <= (expressions)}: this comes before the other or equals it. */
    public Condition<S> le(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB) {
        return compared("<=", otherA.node(), otherB.node());
    }

    /** {@code (a, b) > (values)}: this comes after the other. */
    public Condition<S> gt(A otherA, B otherB) {
        return compared(">", a.parameter(otherA), b.parameter(otherB));
    }

    /** {@code (a, b) > (expressions)}: this comes after the other. */
    public Condition<S> gt(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB) {
        return compared(">", otherA.node(), otherB.node());
    }

    /** {@code (a, b) >= (values)}: this comes after the other or equals it. */
    public Condition<S> ge(A otherA, B otherB) {
        return compared(">=", a.parameter(otherA), b.parameter(otherB));
    }

    /** {@code (a, b) >= (expressions)}: this comes after the other or equals it. */
    public Condition<S> ge(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB) {
        return compared(">=", otherA.node(), otherB.node());
    }

    private Condition<S> compared(String operator, Node... others) {
        Node left = new Parenthesis(List.of(a.node(), b.node()));
        return new Condition<>(new Infix(left, operator, new Parenthesis(List.of(others)), Precedence.COMPARISON));
    }
}
