package io.millrace.expr;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Template;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A one-dimensional array of E. */
public class ArrayExpr<S, E extends @Nullable Object, V> extends Expr<S, List<E>, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public ArrayExpr(Node node, PgType<List<E>> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this @> values}: whether each of these is an element. An index on the array can answer it. */
    public final Condition<S> contains(List<E> values) {
        return operation("@>", parameter(values));
    }

    /** {@code this @> other}: whether each element of the other is one of this. */
    public final Condition<S> contains(ArrayExpr<?, E, ?> other) {
        return operation("@>", other.node());
    }

    /** {@code this <@ values}: whether each element is one of these. */
    public final Condition<S> containedBy(List<E> values) {
        return operation("<@", parameter(values));
    }

    /** {@code this <@ other}: whether each element is one of the other's. */
    public final Condition<S> containedBy(ArrayExpr<?, E, ?> other) {
        return operation("<@", other.node());
    }

    /** {@code this && values}: whether any of these is an element. */
    public final Condition<S> overlaps(List<E> values) {
        return operation("&&", parameter(values));
    }

    /** {@code this && other}: whether the two have an element in common. */
    public final Condition<S> overlaps(ArrayExpr<?, E, ?> other) {
        return operation("&&", other.node());
    }

    /** {@code value = any(this)}: whether the value is an element. */
    public final Condition<S> has(E value) {
        return new Condition<>(new Infix(element(value), "=", Call.of("any", node()), Precedence.COMPARISON));
    }

    /** {@code value = any(this)}: whether the value is an element. */
    public final Condition<S> has(Expr<?, E, ?> value) {
        return new Condition<>(new Infix(value.node(), "=", Call.of("any", node()), Precedence.COMPARISON));
    }

    /** {@code cardinality(this)}: how many elements there are, 0 where it is null. */
    public final NumberExpr<S, Integer, Integer> length() {
        Node length = Call.of("cardinality", node());
        Node known = absence() == Absence.REFUSED ? length : Call.of("coalesce", length, number(0));
        return new NumberExpr<>(known, Types.INT4, Absence.REFUSED);
    }

    /** {@code this[position]}: the element at a position counted from 1; empty where there is none. */
    public final Expr<S, E, Optional<E>> at(int position) {
        String open = node() instanceof ColumnNode ? "" : "(";
        String close = node() instanceof ColumnNode ? "[" : ")[";
        Node at = new Template(List.of(open, close, "]"), List.of(node(), number(position)), Precedence.ATOM);
        return new Expr<>(at, Parts.of(type()), Absence.OPTIONAL);
    }

    /** {@code array_position(this, value)}: where the value is first, counted from 1; empty where it is not. */
    public final NumberExpr<S, Integer, Optional<Integer>> position(E value) {
        return new NumberExpr<>(Call.of("array_position", node(), element(value)), Types.INT4, Absence.OPTIONAL);
    }

    /** {@code array_to_string(this, separator)}: the elements as one text. */
    public final TextExpr<S, Optional<String>> joined(String separator) {
        Node between = new Parameter<>(Types.TEXT, separator, "separator");
        return new TextExpr<>(Call.of("array_to_string", node(), between), Types.TEXT, Absence.OPTIONAL);
    }

    /** {@code array_append(this, value)}: with one more element at the end; of null, an array of this one. */
    public final ArrayExpr<S, E, V> append(E value) {
        return same(Call.of("array_append", node(), element(value)));
    }

    /** {@code array_prepend(value, this)}: with one more element at the beginning. */
    public final ArrayExpr<S, E, V> prepend(E value) {
        return same(Call.of("array_prepend", element(value), node()));
    }

    /** {@code array_remove(this, value)}: without the elements that equal the value. */
    public final ArrayExpr<S, E, V> remove(E value) {
        return same(Call.of("array_remove", node(), element(value)));
    }

    /** {@code array_replace(this, value, by)}: with another value in the place of each that equals the first. */
    public final ArrayExpr<S, E, V> replaced(E value, E by) {
        return same(Call.of("array_replace", node(), element(value), element(by)));
    }

    /** {@code this || values}. */
    public final ArrayExpr<S, E, V> concat(List<E> values) {
        return same(new Infix(node(), "||", parameter(values), Precedence.OPERATOR));
    }

    /** {@code this || other}; the other side of a null is the result. */
    public final <Q extends S> ArrayExpr<Q, E, V> concat(ArrayExpr<? super Q, E, ?> other) {
        return new ArrayExpr<>(new Infix(node(), "||", other.node(), Precedence.OPERATOR), type(), absence());
    }

    @Override
    public ArrayExpr<S, E, Optional<List<E>>> optional() {
        return new ArrayExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public ArrayExpr<S, E, List<E>> required() {
        return new ArrayExpr<>(node(), type(), Absence.REFUSED);
    }

    @Override
    public ArrayExpr<S, E, List<E>> orElse(List<E> value) {
        return new ArrayExpr<>(otherwise(value), type(), Absence.REFUSED);
    }

    @Override
    public ArrayExpr<S, E, List<E>> orElse(Expr<? super S, List<E>, List<E>> other) {
        return new ArrayExpr<>(otherwise(other), type(), Absence.REFUSED);
    }

    private Condition<S> operation(String operator, Node right) {
        return new Condition<>(new Infix(node(), operator, right, Precedence.OPERATOR));
    }

    private ArrayExpr<S, E, V> same(Node node) {
        return new ArrayExpr<>(node, type(), absence());
    }

    private Node element(E value) {
        return new Parameter<>(Parts.<E>of(type()), value, label());
    }

    private static Node number(int value) {
        return new Parameter<>(Types.INT4, value, "position");
    }
}
