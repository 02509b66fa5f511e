package io.millrace.function;

import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.Interval;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Values of Java as expressions: each is a parameter of the type that its class stands for. */
public final class Literals {

    private Literals() {}

    /** A text. */
    public static TextExpr<Object, String> value(String value) {
        return new TextExpr<>(parameter(Types.TEXT, value), Types.TEXT, Absence.REFUSED);
    }

    /** An {@code int4}. */
    public static NumberExpr<Object, Integer, Integer> value(int value) {
        return number(Types.INT4, value);
    }

    /** An {@code int8}. */
    public static NumberExpr<Object, Long, Long> value(long value) {
        return number(Types.INT8, value);
    }

    /** An {@code int2}. */
    public static NumberExpr<Object, Short, Short> value(short value) {
        return number(Types.INT2, value);
    }

    /** A {@code float8}. */
    public static NumberExpr<Object, Double, Double> value(double value) {
        return number(Types.FLOAT8, value);
    }

    /** A {@code float4}. */
    public static NumberExpr<Object, Float, Float> value(float value) {
        return number(Types.FLOAT4, value);
    }

    /** A {@code numeric}. */
    public static NumberExpr<Object, BigDecimal, BigDecimal> value(BigDecimal value) {
        return number(Types.NUMERIC, value);
    }

    /** A {@code bool}. */
    public static Condition<Object> value(boolean value) {
        return new Condition<>(parameter(Types.BOOL, value));
    }

    /** A {@code uuid}. */
    public static OrderedExpr<Object, UUID, UUID> value(UUID value) {
        return new OrderedExpr<>(parameter(Types.UUID, value), Types.UUID, Absence.REFUSED);
    }

    /** A {@code bytea}. */
    public static Expr<Object, byte[], byte[]> value(byte[] value) {
        return value(Types.BYTEA, value);
    }

    /** A {@code timestamptz}. */
    public static TimeExpr<Object, Instant, Instant> value(Instant value) {
        return time(Types.TIMESTAMPTZ, value);
    }

    /** A {@code timestamptz}, read in UTC. */
    public static TimeExpr<Object, OffsetDateTime, OffsetDateTime> value(OffsetDateTime value) {
        return time(Types.TIMESTAMPTZ_OFFSET, value);
    }

    /** A {@code timestamp}. */
    public static TimeExpr<Object, LocalDateTime, LocalDateTime> value(LocalDateTime value) {
        return time(Types.TIMESTAMP, value);
    }

    /** A {@code date}. */
    public static TimeExpr<Object, LocalDate, LocalDate> value(LocalDate value) {
        return time(Types.DATE, value);
    }

    /** A {@code time}. */
    public static TimeExpr<Object, LocalTime, LocalTime> value(LocalTime value) {
        return time(Types.TIME, value);
    }

    /** An {@code interval}. */
    public static OrderedExpr<Object, Interval, Interval> value(Interval value) {
        return new OrderedExpr<>(parameter(Types.INTERVAL, value), Types.INTERVAL, Absence.REFUSED);
    }

    /** A value of any type: {@code value(Types.jsonb(Address.class), address)}. */
    public static <T> Expr<Object, T, T> value(PgType<T> type, T value) {
        return new Expr<>(parameter(type, value), type, Absence.REFUSED);
    }

    /** {@code null::type}. */
    public static <T> Expr<Object, T, Optional<T>> nullOf(PgType<T> type) {
        return new Expr<>(new Cast(new Text("null"), type.sqlName()), type, Absence.OPTIONAL);
    }

    private static <N extends Number> NumberExpr<Object, N, N> number(PgType<N> type, N value) {
        return new NumberExpr<>(parameter(type, value), type, Absence.REFUSED);
    }

    private static <T> TimeExpr<Object, T, T> time(PgType<T> type, T value) {
        return new TimeExpr<>(parameter(type, value), type, Absence.REFUSED);
    }

    private static <T> Node parameter(PgType<T> type, T value) {
        return new Parameter<>(type, value, "value");
    }
}
