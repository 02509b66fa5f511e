package io.millrace.column;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.PlainExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.type.PgType;
import java.util.Optional;

/** A column of true and false, which may be null. */
public final class NullableBoolColumn<S> extends PlainExpr<S, Boolean, Optional<Boolean>>
        implements NullableColumn<S, Boolean> {

    /** The column of this name; the component is what messages call it. */
    public NullableBoolColumn(Source source, String component, String name, PgType<Boolean> type) {
        super(new ColumnNode(source, name, component), type, Absence.OPTIONAL);
    }

    /** {@code column is true}: false, not unknown, where it is null. */
    public Condition<S> isTrue() {
        return new Condition<>(new Postfix(node(), " is true", Precedence.IS));
    }

    /** {@code column is false}: false, not unknown, where it is null. */
    public Condition<S> isFalse() {
        return new Condition<>(new Postfix(node(), " is false", Precedence.IS));
    }
}
