package io.millrace.expr.row;

import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Parenthesis;
import java.util.List;

/**
 * Three values that are compared as one: {@code (a, b, c) < ($1, $2, $3)}. The first that differs decides; an index on these columns
 * in this order finds the place at once, which is what paging by key lives from.
 *
 * @param <S> the scope
 * @param <A> what the first is compared as
 * @param <B> what the second is compared as
 * @param <C> what the third is compared as
 */
public final class Row3<S, A, B, C> {

    private final Expr<? super S, A, ?> a;
    private final Expr<? super S, B, ?> b;
    private final Expr<? super S, C, ?> c;

    /** These values as one. */
    public Row3(Expr<? super S, A, ?> a, Expr<? super S, B, ?> b, Expr<? super S, C, ?> c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /** {@code (a, b, c) = (values)}: all are equal. */
    public Condition<S> eq(A otherA, B otherB, C otherC) {
        return compared("=", a.parameter(otherA), b.parameter(otherB), c.parameter(otherC));
    }

    /** {@code (a, b, c) = (expressions)}: all are equal. */
    public Condition<S> eq(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB, Expr<?, C, ?> otherC) {
        return compared("=", otherA.node(), otherB.node(), otherC.node());
    }

    /** {@code (a, b, c) <> (values)}: any differs. */
    public Condition<S> ne(A otherA, B otherB, C otherC) {
        return compared("<>", a.parameter(otherA), b.parameter(otherB), c.parameter(otherC));
    }

    /** {@code (a, b, c) <> (expressions)}: any differs. */
    public Condition<S> ne(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB, Expr<?, C, ?> otherC) {
        return compared("<>", otherA.node(), otherB.node(), otherC.node());
    }

    /** {@code (a, b, c) < (values)}: this comes before the other. */
    public Condition<S> lt(A otherA, B otherB, C otherC) {
        return compared("<", a.parameter(otherA), b.parameter(otherB), c.parameter(otherC));
    }

    /** {@code (a, b, c) < (expressions)}: this comes before the other. */
    public Condition<S> lt(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB, Expr<?, C, ?> otherC) {
        return compared("<", otherA.node(), otherB.node(), otherC.node());
    }

    /** {@code (a, b, c) <= (values)}: this comes before the other or equals it. */
    public Condition<S> le(A otherA, B otherB, C otherC) {
        return compared("<=", a.parameter(otherA), b.parameter(otherB), c.parameter(otherC));
    }

    /** {@code (a, b, c) <= (expressions)}: this comes before the other or equals it. */
    public Condition<S> le(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB, Expr<?, C, ?> otherC) {
        return compared("<=", otherA.node(), otherB.node(), otherC.node());
    }

    /** {@code (a, b, c) > (values)}: this comes after the other. */
    public Condition<S> gt(A otherA, B otherB, C otherC) {
        return compared(">", a.parameter(otherA), b.parameter(otherB), c.parameter(otherC));
    }

    /** {@code (a, b, c) > (expressions)}: this comes after the other. */
    public Condition<S> gt(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB, Expr<?, C, ?> otherC) {
        return compared(">", otherA.node(), otherB.node(), otherC.node());
    }

    /** {@code (a, b, c) >= (values)}: this comes after the other or equals it. */
    public Condition<S> ge(A otherA, B otherB, C otherC) {
        return compared(">=", a.parameter(otherA), b.parameter(otherB), c.parameter(otherC));
    }

    /** {@code (a, b, c) >= (expressions)}: this comes after the other or equals it. */
    public Condition<S> ge(Expr<?, A, ?> otherA, Expr<?, B, ?> otherB, Expr<?, C, ?> otherC) {
        return compared(">=", otherA.node(), otherB.node(), otherC.node());
    }

    private Condition<S> compared(String operator, Node... others) {
        Node left = new Parenthesis(List.of(a.node(), b.node(), c.node()));
        return new Condition<>(new Infix(left, operator, new Parenthesis(List.of(others)), Precedence.COMPARISON));
    }
}
