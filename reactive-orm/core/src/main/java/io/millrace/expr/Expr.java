package io.millrace.expr;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a query: a column, a constant, or what is computed from them.
 *
 * <p>A comparison with null is refused where it is written: SQL would answer neither true nor false.
 *
 * @param <S> the scope: the record type whose query it may stand in
 * @param <T> what it is compared as
 * @param <V> what it is selected as: T, or Optional of T where it may be null
 */
public class Expr<S, T, V extends @Nullable Object> implements Selectable<S, V> {

    private final Node node;
    private final PgType<T> type;
    private final Absence absence;

    /** An expression that is written as the node, has the type, and treats null as told. */
    public Expr(Node node, PgType<T> type, Absence absence) {
        this.node = node;
        this.type = type;
        this.absence = absence;
    }

    /** This expression as part of a statement. */
    public final Node node() {
        return node;
    }

    /** The type of its values. */
    public final PgType<T> type() {
        return type;
    }

    /** What is read where it is null. */
    public final Absence absence() {
        return absence;
    }

    /** {@code this = value}. */
    public final Condition<S> eq(T value) {
        return compare("=", parameter(value));
    }

    /** {@code this = other}. */
    public final Condition<S> eq(Expr<?, T, ?> other) {
        return compare("=", other.node());
    }

    /** {@code this = (query)}: the query must yield at most one row. */
    public final Condition<S> eq(Subquery<T> query) {
        return compare("=", new Nested("", query.query()));
    }

    /** {@code this <> value}. */
    public final Condition<S> ne(T value) {
        return compare("<>", parameter(value));
    }

    /** {@code this <> other}. */
    public final Condition<S> ne(Expr<?, T, ?> other) {
        return compare("<>", other.node());
    }

    /** {@code this is distinct from value}: unlike {@link #ne}, true where this is null. */
    public final Condition<S> isDistinctFrom(T value) {
        return new Condition<>(new Infix(node, "is distinct from", parameter(value), Precedence.IS));
    }

    /** {@code this is distinct from other}: unlike {@link #ne}, never unknown. */
    public final Condition<S> isDistinctFrom(Expr<?, T, ?> other) {
        return new Condition<>(new Infix(node, "is distinct from", other.node(), Precedence.IS));
    }

    /** {@code this is not distinct from other}: unlike {@link #eq}, true where both are null. */
    public final Condition<S> isNotDistinctFrom(Expr<?, T, ?> other) {
        return new Condition<>(new Infix(node, "is not distinct from", other.node(), Precedence.IS));
    }

    /** {@code this = any(array)}: whether the array has this as an element. */
    public final Condition<S> in(ArrayExpr<?, T, ?> array) {
        return compare("=", Call.of("any", array.node()));
    }

    /** {@code this <> all(array)}: whether the array does not have this as an element. */
    public final Condition<S> notIn(ArrayExpr<?, T, ?> array) {
        return compare("<>", Call.of("all", array.node()));
    }

    /** {@code this = any(values)}: one parameter, any number of values; false for none. */
    public final Condition<S> in(Collection<? extends T> values) {
        return compare("=", Call.of("any", array(values)));
    }

    /** {@code this = any(query)}. */
    public final Condition<S> in(Subquery<T> query) {
        return compare("=", new Nested("any ", query.query()));
    }

    /** {@code this <> all(values)}: one parameter, any number of values; true for none. */
    public final Condition<S> notIn(Collection<? extends T> values) {
        return compare("<>", Call.of("all", array(values)));
    }

    /** {@code this <> all(query)}: unknown, so no row, where the query yields a null. */
    public final Condition<S> notIn(Subquery<T> query) {
        return compare("<>", new Nested("all ", query.query()));
    }

    /** Small before large; nulls last unless told otherwise. */
    public final Order<S> asc() {
        return new Order<>(this, false, Ordering.Nulls.DEFAULT);
    }

    /** Large before small; nulls first unless told otherwise. */
    public final Order<S> desc() {
        return new Order<>(this, true, Ordering.Nulls.DEFAULT);
    }

    /** The same, selected as T, which is null where the value is: only among other components, never alone. */
    public Expr<S, T, @Nullable T> orNull() {
        return new Expr<>(node, type, Absence.NULL);
    }

    /** The same, selected as an Optional: for a place that asks for what may be null. The SQL stays as it is. */
    public Expr<S, T, Optional<T>> optional() {
        return new Expr<>(node, type, Absence.OPTIONAL);
    }

    /**
     * The same, selected as T: for an expression that may be null as far as its type knows, and never is. The SQL stays
     * as it is; a null that comes all the same is {@link io.millrace.error.DecodeFailed}.
     */
    public Expr<S, T, T> required() {
        return new Expr<>(node, type, Absence.REFUSED);
    }

    /** {@code coalesce(this, value)}. */
    public Expr<S, T, T> orElse(T value) {
        return new Expr<>(otherwise(value), type, Absence.REFUSED);
    }

    /** {@code coalesce(this, other)}. */
    public Expr<S, T, T> orElse(Expr<? super S, T, T> other) {
        return new Expr<>(otherwise(other), type, Absence.REFUSED);
    }

    /**
     * {@code this::type}: the same value as another type, where PostgreSQL can convert it. Selected as an Optional, since
     * a cast can make a null of a value (a JSON null, for one); {@link #required()} says that it does not.
     */
    public final <X> Expr<S, X, Optional<X>> cast(PgType<X> to) {
        return new Expr<>(new Cast(node, to.sqlName()), to, Absence.OPTIONAL);
    }

    /** {@code coalesce(this, value)} as a part of a statement. */
    protected final Node otherwise(T value) {
        return Call.of("coalesce", node, parameter(value));
    }

    /** {@code coalesce(this, other)} as a part of a statement. */
    protected final Node otherwise(Expr<?, T, ?> other) {
        return Call.of("coalesce", node, other.node());
    }

    /** A value as a parameter of this expression's type; a null is refused. */
    public final Node parameter(T value) {
        return new Parameter<>(type, present(value), label());
    }

    /** Several values as one parameter. */
    protected final Node array(Collection<? extends T> values) {
        values.forEach(this::present);
        return new Parameter<>(Types.arrayOf(type), List.copyOf(values), label());
    }

    /** A condition that compares this with another part. */
    protected final Condition<S> compare(String operator, Node right) {
        return new Condition<>(new Infix(node, operator, right, Precedence.COMPARISON));
    }

    /** The name that messages use. */
    protected final String label() {
        return node instanceof ColumnNode column ? column.label() : "expression";
    }

    /** The value, which is no null. */
    final T present(@Nullable T value) {
        if (value == null) {
            throw nullComparison();
        }
        return value;
    }

    private InvalidQuery nullComparison() {
        boolean never = absence == Absence.REFUSED;
        String name = "an expression";
        String fix = never
                ? "leave the condition out where there is no value: the expression is never null"
                : "Sql.isNull(expression)";
        if (node instanceof ColumnNode column) {
            name = column.label();
            fix = never
                    ? "leave the condition out where there is no value: " + name + " is never null"
                    : column.constant() + ".isNull()";
        }
        return new InvalidQuery(Problem.of(
                Code.NULL_COMPARISON,
                name + " is compared with null",
                "in SQL a comparison with null is neither true nor false, so no row would match",
                fix));
    }

    @Override
    public Projection<V> projection() {
        String column = node instanceof ColumnNode named ? named.label() : null;
        return new Projection<>(List.of(new Selected(node, type, null)), 1, new ValueDecoder<V>(type, absence, column));
    }

    /** The SQL of this expression, with numbered parameters in place of values. */
    @Override
    public String toString() {
        return SqlWriter.write(node);
    }
}
