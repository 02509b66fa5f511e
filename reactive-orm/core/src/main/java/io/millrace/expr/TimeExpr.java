package io.millrace.expr;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Template;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.Interval;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A date, a time of day, a moment or a local date and time.
 *
 * <p>What is added keeps the type: a date to which hours are added stays a date. Months are added as PostgreSQL does it:
 * January 31 and a month is the last day of February. A day added to a moment is a day of the session's time zone.
 */
public class TimeExpr<S, T, V> extends OrderedExpr<S, T, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public TimeExpr(Node node, PgType<T> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this + interval}. */
    public final TimeExpr<S, T, V> plus(Interval interval) {
        return moved("+", Span.of(interval));
    }

    /** {@code this + interval}: in microseconds; what lies below is dropped. */
    public final TimeExpr<S, T, V> plus(Duration duration) {
        return plus(Interval.of(duration));
    }

    /** {@code this + interval} of so many units, from microseconds to millennia. */
    public final TimeExpr<S, T, V> plus(long amount, ChronoUnit unit) {
        return moved("+", Span.of(amount, unit));
    }

    /** {@code this + amount * interval '1 unit'}: half a month is 15 days. */
    public final TimeExpr<S, T, V> plus(double amount, ChronoUnit unit) {
        return moved("+", Span.of(amount, unit));
    }

    /** {@code this + amount * interval '1 unit'}: half a month is 15 days. */
    public final TimeExpr<S, T, V> plus(BigDecimal amount, ChronoUnit unit) {
        return moved("+", Span.of(amount, unit));
    }

    /** {@code this + amount * interval '1 unit'}. */
    public final <Q extends S> TimeExpr<Q, T, V> plus(
            NumberExpr<? super Q, ? extends Number, ? extends Number> amount, ChronoUnit unit) {
        return moved("+", Span.of(amount, unit));
    }

    /** {@code this + interval}. */
    public final <Q extends S> TimeExpr<Q, T, V> plus(Expr<? super Q, Interval, Interval> interval) {
        return moved("+", interval.node());
    }

    /** {@code this - interval}. */
    public final TimeExpr<S, T, V> minus(Interval interval) {
        return moved("-", Span.of(interval));
    }

    /** {@code this - interval}: in microseconds; what lies below is dropped. */
    public final TimeExpr<S, T, V> minus(Duration duration) {
        return minus(Interval.of(duration));
    }

    /** {@code this - interval} of so many units, from microseconds to millennia. */
    public final TimeExpr<S, T, V> minus(long amount, ChronoUnit unit) {
        return moved("-", Span.of(amount, unit));
    }

    /** {@code this - amount * interval '1 unit'}: half a month is 15 days. */
    public final TimeExpr<S, T, V> minus(double amount, ChronoUnit unit) {
        return moved("-", Span.of(amount, unit));
    }

    /** {@code this - amount * interval '1 unit'}: half a month is 15 days. */
    public final TimeExpr<S, T, V> minus(BigDecimal amount, ChronoUnit unit) {
        return moved("-", Span.of(amount, unit));
    }

    /** {@code this - amount * interval '1 unit'}. */
    public final <Q extends S> TimeExpr<Q, T, V> minus(
            NumberExpr<? super Q, ? extends Number, ? extends Number> amount, ChronoUnit unit) {
        return moved("-", Span.of(amount, unit));
    }

    /** {@code this - interval}. */
    public final <Q extends S> TimeExpr<Q, T, V> minus(Expr<? super Q, Interval, Interval> interval) {
        return moved("-", interval.node());
    }

    /** {@code this - other}: the time that lies between; negative where the other is later. */
    public final OrderedExpr<S, Interval, Optional<Interval>> since(Expr<?, T, ?> other) {
        Node from = isDate() ? new Cast(node(), "timestamp") : node();
        return new OrderedExpr<>(new Infix(from, "-", other.node(), Precedence.SUM), Types.INTERVAL, Absence.OPTIONAL);
    }

    /**
     * {@code date_trunc('unit', this)}: the beginning of the unit that it lies in. Of a moment, in the session's time
     * zone: {@code Dates.truncated} takes another.
     *
     * @throws InvalidQuery where the field is not a unit, such as the day of the week
     */
    public final TimeExpr<S, T, V> truncated(DateField unit) {
        Node cut = Call.of("date_trunc", truncatedTo(unit), node());
        return new TimeExpr<>(kept(cut), type(), absence());
    }

    /** {@code extract(field from this)} as a whole number: seconds without their part. */
    public final NumberExpr<S, Integer, Optional<Integer>> part(DateField field) {
        Node part = extracted(field.sql());
        Node whole = field == DateField.SECOND || field == DateField.MILLISECONDS ? Call.of("trunc", part) : part;
        return new NumberExpr<>(new Cast(whole, "int4"), Types.INT4, Absence.OPTIONAL);
    }

    /** {@code extract(epoch from this)}: seconds since 1970, with microseconds. */
    public final NumberExpr<S, BigDecimal, Optional<BigDecimal>> epoch() {
        return new NumberExpr<>(extracted("epoch"), Types.NUMERIC, Absence.OPTIONAL);
    }

    @Override
    public TimeExpr<S, T, Optional<T>> optional() {
        return new TimeExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public TimeExpr<S, T, T> required() {
        return new TimeExpr<>(node(), type(), Absence.REFUSED);
    }

    @Override
    public TimeExpr<S, T, T> orElse(T value) {
        return new TimeExpr<>(otherwise(value), type(), Absence.REFUSED);
    }

    @Override
    public TimeExpr<S, T, T> orElse(Expr<? super S, T, T> other) {
        return new TimeExpr<>(otherwise(other), type(), Absence.REFUSED);
    }

    /**
     * A unit as the first argument of {@code date_trunc}.
     *
     * @throws InvalidQuery where the field is not a unit
     */
    public static Node truncatedTo(DateField unit) {
        if (!unit.isUnit()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "a time cannot be truncated to " + unit,
                    unit + " is a number that a time has, not a span that it lies in",
                    "take the number out: .part(DateField." + unit + "), or truncate to DAY, WEEK, MONTH, …"));
        }
        return new Text("'" + unit.sql() + "'");
    }

    private Node extracted(String field) {
        return new Template(List.of("extract(" + field + " from ", ")"), List.of(node()), Precedence.ATOM);
    }

    private <Q extends S> TimeExpr<Q, T, V> moved(String operator, Node interval) {
        return new TimeExpr<>(kept(new Infix(node(), operator, interval, Precedence.SUM)), type(), absence());
    }

    /** PostgreSQL makes a timestamp of a date that it computes with. */
    private Node kept(Node computed) {
        return switch (type().sqlName()) {
            case "timestamptz", "timestamp" -> computed;
            default -> new Cast(computed, type().sqlName());
        };
    }

    private boolean isDate() {
        return type().sqlName().equals("date");
    }
}
