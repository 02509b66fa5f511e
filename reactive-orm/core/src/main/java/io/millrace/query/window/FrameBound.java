package io.millrace.query.window;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.WindowFrame.Bound;
import io.millrace.type.Types;

/** An end of a window's frame. */
public final class FrameBound {

    private final Bound bound;

    private FrameBound(Bound bound) {
        this.bound = bound;
    }

    /** {@code unbounded preceding}: the first row of the partition. */
    public static FrameBound unboundedPreceding() {
        return new FrameBound(new Bound(null, "unbounded preceding"));
    }

    /**
     * {@code n preceding}: so many rows, groups or units before the row.
     *
     * @throws InvalidQuery where the number is negative
     */
    public static FrameBound preceding(long n) {
        return offset(n, "preceding");
    }

    /** {@code distance preceding}: values so far before the row's, in a range; the distance uses no column. */
    public static FrameBound preceding(Expr<Object, ?, ?> distance) {
        return new FrameBound(new Bound(distance.node(), "preceding"));
    }

    /** {@code current row}: the row itself; in a range or groups, with those that tie with it. */
    public static FrameBound currentRow() {
        return new FrameBound(new Bound(null, "current row"));
    }

    /**
     * {@code n following}: so many rows, groups or units after the row.
     *
     * @throws InvalidQuery where the number is negative
     */
    public static FrameBound following(long n) {
        return offset(n, "following");
    }

    /** {@code distance following}: values so far after the row's, in a range; the distance uses no column. */
    public static FrameBound following(Expr<Object, ?, ?> distance) {
        return new FrameBound(new Bound(distance.node(), "following"));
    }

    /** {@code unbounded following}: the last row of the partition. */
    public static FrameBound unboundedFollowing() {
        return new FrameBound(new Bound(null, "unbounded following"));
    }

    Bound bound() {
        return bound;
    }

    private static FrameBound offset(long n, String direction) {
        if (n < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    direction + "(" + n + ") is negative",
                    "a frame counts away from the row",
                    (direction.equals("preceding") ? "following" : "preceding") + "(" + (n == Long.MIN_VALUE ? "…" : -n)
                            + ")"));
        }
        return new FrameBound(new Bound(new Parameter<>(Types.INT8, n, direction), direction));
    }
}
