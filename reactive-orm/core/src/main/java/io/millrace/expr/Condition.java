package io.millrace.expr;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.internal.tree.expression.Prefix;
import io.millrace.type.Types;
import java.util.Optional;

/**
 * Something that is true, false or, where a null takes part, unknown. A row stays where it is true. A boolean column is
 * a condition as it stands.
 *
 * <p>Selected, it says whether a row would stay: true or, where it is false or unknown, false. {@link #optional()} keeps
 * unknown apart.
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

    @Override
    public Projection<Boolean> projection() {
        if (node() instanceof ColumnNode) {
            return super.projection();
        }
        Projection<Optional<Boolean>> known = optional().projection();
        return new Projection<>(
                known.columns(),
                known.width(),
                (row, offset) -> known.decoder().decode(row, offset).orElse(false));
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
