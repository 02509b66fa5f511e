package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.type.PgType;
import io.millrace.type.Range;
import java.util.Optional;

/** A range of B. */
public class RangeExpr<S, B, V> extends Expr<S, Range<B>, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public RangeExpr(Node node, PgType<Range<B>> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this @> value}: whether the value lies in it. */
    public final Condition<S> contains(B value) {
        return operation("@>", new Parameter<>(Parts.<B>of(type()), value, label()));
    }

    /** {@code this @> value}: whether the value lies in it. */
    public final Condition<S> contains(Expr<?, B, ?> value) {
        return operation("@>", value.node());
    }

    /** {@code this @> range}: whether the whole range lies in it. */
    public final Condition<S> contains(Range<B> range) {
        return operation("@>", parameter(range));
    }

    /** {@code this @> other}: whether the whole other range lies in it. */
    public final Condition<S> contains(RangeExpr<?, B, ?> other) {
        return operation("@>", other.node());
    }

    /** {@code this <@ range}: whether it lies wholly in the range. */
    public final Condition<S> containedBy(Range<B> range) {
        return operation("<@", parameter(range));
    }

    /** {@code this <@ other}: whether it lies wholly in the other. */
    public final Condition<S> containedBy(RangeExpr<?, B, ?> other) {
        return operation("<@", other.node());
    }

    /** {@code this && range}: whether the two have a value in common. */
    public final Condition<S> overlaps(Range<B> range) {
        return operation("&&", parameter(range));
    }

    /** {@code this && other}: whether the two have a value in common. */
    public final Condition<S> overlaps(RangeExpr<?, B, ?> other) {
        return operation("&&", other.node());
    }

    /** {@code this << range}: whether it ends before the range begins. */
    public final Condition<S> leftOf(Range<B> range) {
        return operation("<<", parameter(range));
    }

    /** {@code this << other}: whether it ends before the other begins. */
    public final Condition<S> leftOf(RangeExpr<?, B, ?> other) {
        return operation("<<", other.node());
    }

    /** {@code this >> range}: whether it begins after the range ends. */
    public final Condition<S> rightOf(Range<B> range) {
        return operation(">>", parameter(range));
    }

    /** {@code this >> other}: whether it begins after the other ends. */
    public final Condition<S> rightOf(RangeExpr<?, B, ?> other) {
        return operation(">>", other.node());
    }

    /** {@code this -|- range}: whether one begins where the other ends, with nothing between and nothing in common. */
    public final Condition<S> adjacentTo(Range<B> range) {
        return operation("-|-", parameter(range));
    }

    /** {@code this -|- other}: whether one begins where the other ends. */
    public final Condition<S> adjacentTo(RangeExpr<?, B, ?> other) {
        return operation("-|-", other.node());
    }

    /** {@code isempty(this)}: whether no value lies in it. */
    public final Condition<S> isEmpty() {
        return new Condition<>(Call.of("isempty", node()));
    }

    /** {@code lower(this)}: where it begins; empty where it has no beginning, or no values. */
    public final OrderedExpr<S, B, Optional<B>> lower() {
        return new OrderedExpr<>(Call.of("lower", node()), Parts.of(type()), Absence.OPTIONAL);
    }

    /** {@code upper(this)}: where it ends; empty where it has no end, or no values. */
    public final OrderedExpr<S, B, Optional<B>> upper() {
        return new OrderedExpr<>(Call.of("upper", node()), Parts.of(type()), Absence.OPTIONAL);
    }

    /** {@code this * range}: what the two have in common. */
    public final RangeExpr<S, B, V> intersection(Range<B> range) {
        return new RangeExpr<>(new Infix(node(), "*", parameter(range), Precedence.PRODUCT), type(), absence());
    }

    @Override
    public RangeExpr<S, B, Optional<Range<B>>> optional() {
        return new RangeExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public RangeExpr<S, B, Range<B>> required() {
        return new RangeExpr<>(node(), type(), Absence.REFUSED);
    }

    private Condition<S> operation(String operator, Node right) {
        return new Condition<>(new Infix(node(), operator, right, Precedence.OPERATOR));
    }
}
