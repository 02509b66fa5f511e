package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.internal.tree.expression.Prefix;
import io.millrace.type.Types;

/**
 * Something that is true, false or, where a null takes part, unknown. A row stays where it is true. A boolean column is
 * a condition as it stands.
 */
public class Condition<S> extends Expr<S, Boolean, Boolean> {

    /** A condition that is written as the node. */
    public Condition(Node node) {
        super(node, Types.BOOL, Absence.REFUSED);
    }

    /** {@code this and other}. */
    public final <Q extends S> Condition<Q> and(Condition<? super Q> other) {
        return new Condition<>(new Infix(node(), "and", other.node(), Precedence.AND));
    }

    /** {@code this or other}. */
    public final <Q extends S> Condition<Q> or(Condition<? super Q> other) {
        return new Condition<>(new Infix(node(), "or", other.node(), Precedence.OR));
    }

    /** {@code not this}: unknown stays unknown. */
    public final Condition<S> not() {
        return new Condition<>(new Prefix("not ", node(), Precedence.NOT));
    }

    /** {@code this is true}: false, not unknown, where a null takes part. */
    public final Condition<S> isTrue() {
        return new Condition<>(new Postfix(node(), " is true", Precedence.IS));
    }

    /** {@code this is not true}: true where it is false or unknown. */
    public final Condition<S> isNotTrue() {
        return new Condition<>(new Postfix(node(), " is not true", Precedence.IS));
    }
}
