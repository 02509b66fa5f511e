package io.millrace.column;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Postfix;

/**
 * A column that may be null.
 *
 * @param <S> the scope
 * @param <T> the Java type of its values
 */
public interface NullableColumn<S, T> extends Column<S, T> {

    /** {@code column is null}. */
    default Condition<S> isNull() {
        return new Condition<>(new Postfix(node(), " is null", Precedence.IS));
    }

    /** {@code column is not null}. */
    default Condition<S> isNotNull() {
        return new Condition<>(new Postfix(node(), " is not null", Precedence.IS));
    }

    /** This column set to null. */
    default Value<S> toNull() {
        return Value.of(column(), type(), null);
    }
}
