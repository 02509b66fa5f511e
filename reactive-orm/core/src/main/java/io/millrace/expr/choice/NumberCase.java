package io.millrace.expr.choice;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.WholeNumber;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.type.PgType;
import java.util.Optional;

/**
 * A choice between numbers, ended with {@link #otherwise} or {@link #end}: {@code case when … then … else … end}.
 *
 * <p>The results are all of one type. Where one may be null, all are selected as Optional: {@code .optional()} makes it
 * of one that is never null.
 *
 * @param <S> the scope
 * @param <N> the kind of number
 * @param <V> what it is selected as
 */
public final class NumberCase<S, N extends Number, V> {

    private final Branches branches;
    private final PgType<N> type;
    private final Absence absence;

    private NumberCase(Branches branches, PgType<N> type, Absence absence) {
        this.branches = branches;
        this.type = type;
        this.absence = absence;
    }

    /** {@code case when condition then result}: the first branch. */
    public static <S, N extends Number, V> NumberCase<S, N, V> of(
            Condition<S> condition, Expr<? super S, N, V> result) {
        return new NumberCase<>(Branches.of(condition, result.node()), result.type(), result.absence());
    }

    /** {@code when condition then result}: where no condition before it holds. */
    public <Q extends S> NumberCase<Q, N, V> when(Condition<? super Q> condition, Expr<? super Q, N, V> result) {
        return new NumberCase<>(branches.with(condition, result.node()), type, absence);
    }

    /** {@code when condition then value}: where no condition before it holds. */
    public <Q extends S> NumberCase<Q, N, V> when(Condition<? super Q> condition, N value) {
        return new NumberCase<>(branches.with(condition, parameter(value)), type, absence);
    }

    /**
     * {@code when condition then value}: where no condition before it holds.
     *
     * @throws io.millrace.error.InvalidValue where the results' type cannot hold it
     */
    public <Q extends S> NumberCase<Q, N, V> when(Condition<? super Q> condition, long value) {
        return when(condition, WholeNumber.of(type, value, "result"));
    }

    /**
     * {@code else value end}: where no condition holds.
     *
     * @throws io.millrace.error.InvalidValue where the results' type cannot hold it
     */
    public NumberExpr<S, N, V> otherwise(long value) {
        return otherwise(WholeNumber.of(type, value, "result"));
    }

    /** {@code else result end}: where no condition holds. */
    public <Q extends S> NumberExpr<Q, N, V> otherwise(Expr<? super Q, N, V> result) {
        return new NumberExpr<>(branches.otherwise(result.node()), type, absence);
    }

    /** {@code else value end}: where no condition holds. */
    public NumberExpr<S, N, V> otherwise(N value) {
        return new NumberExpr<>(branches.otherwise(parameter(value)), type, absence);
    }

    /** {@code end}: null where no condition holds. */
    public NumberExpr<S, N, Optional<N>> end() {
        return new NumberExpr<>(branches.otherwise(null), type, Absence.OPTIONAL);
    }

    private Node parameter(N value) {
        return new Parameter<>(type, value, "result");
    }

    /** The SQL of the branches, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return end().toString();
    }
}
