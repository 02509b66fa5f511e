package io.millrace.expr.choice;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.type.PgType;
import java.util.Optional;

/**
 * A choice between texts, ended with {@link #otherwise} or {@link #end}: {@code case when … then … else … end}.
 *
 * <p>The results are all of one type. Where one may be null, all are selected as Optional: {@code .optional()} makes it
 * of one that is never null.
 *
 * @param <S> the scope
 * @param <V> what it is selected as
 */
public final class TextCase<S, V> {

    private final Branches branches;
    private final PgType<String> type;
    private final Absence absence;

    private TextCase(Branches branches, PgType<String> type, Absence absence) {
        this.branches = branches;
        this.type = type;
        this.absence = absence;
    }

    /** {@code case when condition then result}: the first branch. */
    public static <S, V> TextCase<S, V> of(Condition<S> condition, Expr<? super S, String, V> result) {
        return new TextCase<>(Branches.of(condition, result.node()), result.type(), result.absence());
    }

    /** {@code when condition then result}: where no condition before it holds. */
    public <Q extends S> TextCase<Q, V> when(Condition<? super Q> condition, Expr<? super Q, String, V> result) {
        return new TextCase<>(branches.with(condition, result.node()), type, absence);
    }

    /** {@code when condition then value}: where no condition before it holds. */
    public <Q extends S> TextCase<Q, V> when(Condition<? super Q> condition, String value) {
        return new TextCase<>(branches.with(condition, parameter(value)), type, absence);
    }

    /** {@code else result end}: where no condition holds. */
    public <Q extends S> TextExpr<Q, V> otherwise(Expr<? super Q, String, V> result) {
        return new TextExpr<>(branches.otherwise(result.node()), type, absence);
    }

    /** {@code else value end}: where no condition holds. */
    public TextExpr<S, V> otherwise(String value) {
        return new TextExpr<>(branches.otherwise(parameter(value)), type, absence);
    }

    /** {@code end}: null where no condition holds. */
    public TextExpr<S, Optional<String>> end() {
        return new TextExpr<>(branches.otherwise(null), type, Absence.OPTIONAL);
    }

    private Node parameter(String value) {
        return new Parameter<>(type, value, "result");
    }

    /** The SQL of the branches, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return end().toString();
    }
}
