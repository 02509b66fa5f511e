package io.millrace.function;

import io.millrace.expr.Absence;
import io.millrace.expr.DateField;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.Span;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.Interval;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The database's clock, and what is computed with dates, times and the spans between them. */
public final class Dates {

    private Dates() {}

    /** {@code now()}: when the transaction began. */
    public static TimeExpr<Object, Instant, Instant> now() {
        return moment(Call.of("now"));
    }

    /** {@code clock_timestamp()}: the very moment, another one at each call. */
    public static TimeExpr<Object, Instant, Instant> clock() {
        return moment(Call.of("clock_timestamp"));
    }

    /** {@code current_date}: the day when the transaction began, in the session's time zone. */
    public static TimeExpr<Object, LocalDate, LocalDate> today() {
        return new TimeExpr<>(new Text("current_date"), Types.DATE, Absence.REFUSED);
    }

    /** {@code now() - interval}. */
    public static TimeExpr<Object, Instant, Instant> ago(long amount, ChronoUnit unit) {
        return now().minus(amount, unit);
    }

    /** {@code now() - amount * interval '1 unit'}. */
    public static TimeExpr<Object, Instant, Instant> ago(double amount, ChronoUnit unit) {
        return now().minus(amount, unit);
    }

    /** {@code now() - amount * interval '1 unit'}. */
    public static TimeExpr<Object, Instant, Instant> ago(BigDecimal amount, ChronoUnit unit) {
        return now().minus(amount, unit);
    }

    /** {@code now() - amount * interval '1 unit'}. */
    public static <S> TimeExpr<S, Instant, Instant> ago(
            NumberExpr<S, ? extends Number, ? extends Number> amount, ChronoUnit unit) {
        return now().minus(amount, unit);
    }

    /** {@code now() + interval}. */
    public static TimeExpr<Object, Instant, Instant> fromNow(long amount, ChronoUnit unit) {
        return now().plus(amount, unit);
    }

    /** {@code now() + amount * interval '1 unit'}. */
    public static TimeExpr<Object, Instant, Instant> fromNow(double amount, ChronoUnit unit) {
        return now().plus(amount, unit);
    }

    /** {@code now() + amount * interval '1 unit'}. */
    public static TimeExpr<Object, Instant, Instant> fromNow(BigDecimal amount, ChronoUnit unit) {
        return now().plus(amount, unit);
    }

    /** {@code now() + amount * interval '1 unit'}. */
    public static <S> TimeExpr<S, Instant, Instant> fromNow(
            NumberExpr<S, ? extends Number, ? extends Number> amount, ChronoUnit unit) {
        return now().plus(amount, unit);
    }

    /** {@code amount * interval '1 unit'}: empty where the amount is null. */
    public static <S> OrderedExpr<S, Interval, Optional<Interval>> interval(
            NumberExpr<S, ?, ?> amount, ChronoUnit unit) {
        return new OrderedExpr<>(Span.of(amount, unit), Types.INTERVAL, Absence.OPTIONAL);
    }

    /** {@code age(later, earlier)}: in years, months and days, as a person's age is told. */
    public static <S, T> OrderedExpr<S, Interval, Optional<Interval>> age(
            TimeExpr<? super S, T, ?> later, TimeExpr<? super S, T, ?> earlier) {
        return new OrderedExpr<>(Call.of("age", later.node(), earlier.node()), Types.INTERVAL, Absence.OPTIONAL);
    }

    /** {@code later - earlier}: whole days. */
    public static <S> NumberExpr<S, Integer, Optional<Integer>> days(
            TimeExpr<? super S, LocalDate, ?> earlier, TimeExpr<? super S, LocalDate, ?> later) {
        return new NumberExpr<>(
                new Infix(later.node(), "-", earlier.node(), Precedence.SUM), Types.INT4, Absence.OPTIONAL);
    }

    /** {@code date_trunc('unit', moment, 'zone')}: the beginning of the unit, as clocks in the zone have it. */
    public static <S, V> TimeExpr<S, Instant, V> truncated(
            TimeExpr<S, Instant, V> moment, DateField unit, ZoneId zone) {
        Node first = TimeExpr.truncatedTo(unit);
        Node cut = zone.normalized() instanceof ZoneOffset
                ? Call.of("timezone", named(zone), Call.of("date_trunc", first, zoned(moment, zone)))
                : Call.of("date_trunc", first, moment.node(), named(zone));
        return new TimeExpr<>(cut, moment.type(), moment.absence());
    }

    /** {@code timezone('zone', moment)}: what clocks in the zone show then. */
    public static <S> TimeExpr<S, LocalDateTime, Optional<LocalDateTime>> local(
            TimeExpr<S, Instant, ?> moment, ZoneId zone) {
        return new TimeExpr<>(zoned(moment, zone), Types.TIMESTAMP, Absence.OPTIONAL);
    }

    /** {@code timezone('zone', local)}: the moment when clocks in the zone show this. */
    public static <S> TimeExpr<S, Instant, Optional<Instant>> moment(TimeExpr<S, LocalDateTime, ?> local, ZoneId zone) {
        return new TimeExpr<>(zoned(local, zone), Types.TIMESTAMPTZ, Absence.OPTIONAL);
    }

    /** {@code local::date}: the day; of a moment, {@link #local} says what day it is where. */
    public static <S> TimeExpr<S, LocalDate, Optional<LocalDate>> date(TimeExpr<S, LocalDateTime, ?> local) {
        return new TimeExpr<>(new Cast(local.node(), "date"), Types.DATE, Absence.OPTIONAL);
    }

    /** {@code make_date(year, month, day)}. */
    public static <S> TimeExpr<S, LocalDate, Optional<LocalDate>> date(
            NumberExpr<? super S, Integer, ?> year,
            NumberExpr<? super S, Integer, ?> month,
            NumberExpr<? super S, Integer, ?> day) {
        return new TimeExpr<>(
                Call.of("make_date", year.node(), month.node(), day.node()), Types.DATE, Absence.OPTIONAL);
    }

    /** {@code extract(epoch from interval)}: in seconds, a month as 30 days and a year as 365.25. */
    public static <S> NumberExpr<S, BigDecimal, Optional<BigDecimal>> seconds(Expr<S, Interval, ?> interval) {
        return Views.time(interval).epoch();
    }

    private static TimeExpr<Object, Instant, Instant> moment(Node node) {
        return new TimeExpr<>(node, Types.TIMESTAMPTZ, Absence.REFUSED);
    }

    private static Node zoned(TimeExpr<?, ?, ?> time, ZoneId zone) {
        return Call.of("timezone", named(zone), time.node());
    }

    /** An offset is sent as an interval: by its name PostgreSQL would take it for its opposite. */
    private static Node named(ZoneId zone) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return new Parameter<>(
                    Types.INTERVAL, Interval.of(Duration.ofSeconds(offset.getTotalSeconds())), "time zone");
        }
        return new Parameter<>(Types.TEXT, zone.getId(), "time zone");
    }
}
