package io.millrace.expr.choice;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.type.PgType;
import java.util.Optional;

/**
 * A choice between values, ended with {@link #otherwise} or {@link #end}: {@code case when … then … else … end}.
 *
 * <p>The results are all of one type. Where one may be null, all are selected as Optional: {@code .optional()} makes it
 * of one that is never null.
 *
 * @param <S> the scope
 * @param <T> what the results are compared as
 * @param <V> what it is selected as
 */
public final class Case<S, T, V> {

    private final Branches branches;
    private final PgType<T> type;
    private final Absence absence;

    private Case(Branches branches, PgType<T> type, Absence absence) {
        this.branches = branches;
        this.type = type;
        this.absence = absence;
    }

    /** {@code case when condition then result}: the first branch. */
    public static <S, T, V> Case<S, T, V> of(Condition<S> condition, Expr<? super S, T, V> result) {
        return new Case<>(Branches.of(condition, result.node()), result.type(), result.absence());
    }

    /** {@code when condition then result}: where no condition before it holds. */
    public <Q extends S> Case<Q, T, V> when(Condition<? super Q> condition, Expr<? super Q, T, V> result) {
        return new Case<>(branches.with(condition, result.node()), type, absence);
    }

    /** {@code when condition then value}: where no condition before it holds. */
    public <Q extends S> Case<Q, T, V> when(Condition<? super Q> condition, T value) {
        return new Case<>(branches.with(condition, parameter(value)), type, absence);
    }

    /** {@code else result end}: where no condition holds. */
    public <Q extends S> Expr<Q, T, V> otherwise(Expr<? super Q, T, V> result) {
        return new Expr<>(branches.otherwise(result.node()), type, absence);
    }

    /** {@code else value end}: where no condition holds. */
    public Expr<S, T, V> otherwise(T value) {
        return new Expr<>(branches.otherwise(parameter(value)), type, absence);
    }

    /** {@code end}: null where no condition holds. */
    public Expr<S, T, Optional<T>> end() {
        return new Expr<>(branches.otherwise(null), type, Absence.OPTIONAL);
    }

    private Node parameter(T value) {
        return new Parameter<>(type, value, "result");
    }

    /** The SQL of the branches, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return end().toString();
    }
}
