package io.millrace.internal.tree.expression;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.type.Interval;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of Java as parameters, each of the type that its class stands for. */
public final class Arguments {

    private static final Map<Class<?>, PgType<?>> TYPES = Map.ofEntries(
            Map.entry(String.class, Types.TEXT),
            Map.entry(Integer.class, Types.INT4),
            Map.entry(Long.class, Types.INT8),
            Map.entry(Short.class, Types.INT2),
            Map.entry(Boolean.class, Types.BOOL),
            Map.entry(BigDecimal.class, Types.NUMERIC),
            Map.entry(Double.class, Types.FLOAT8),
            Map.entry(Float.class, Types.FLOAT4),
            Map.entry(UUID.class, Types.UUID),
            Map.entry(Instant.class, Types.TIMESTAMPTZ),
            Map.entry(OffsetDateTime.class, Types.TIMESTAMPTZ_OFFSET),
            Map.entry(LocalDate.class, Types.DATE),
            Map.entry(LocalDateTime.class, Types.TIMESTAMP),
            Map.entry(LocalTime.class, Types.TIME),
            Map.entry(Interval.class, Types.INTERVAL),
            Map.entry(Duration.class, Types.DURATION),
            Map.entry(byte[].class, Types.BYTEA));

    private Arguments() {}

    /** The type that a class stands for, or empty where it stands for none or for several. */
    @SuppressWarnings("unchecked") // each class is mapped to the type of its values
    public static <T> Optional<PgType<T>> typeOf(Class<T> valueClass) {
        return Optional.ofNullable((PgType<T>) TYPES.get(valueClass));
    }

    /**
     * The type that a class stands for.
     *
     * @throws InvalidQuery where it stands for none, or for several
     */
    public static <T> PgType<T> type(Class<T> valueClass) {
        return typeOf(valueClass).orElseThrow(() -> unknown(valueClass));
    }

    /**
     * A value as a parameter.
     *
     * @throws InvalidQuery where it is null, or its class stands for no type
     */
    public static Node of(@Nullable Object value) {
        if (value == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_FRAGMENT,
                    "a value of a fragment or a call is null",
                    "a null has no type of its own, and a comparison with it is neither true nor false",
                    "say which type it is of: nullOf(Types.TEXT), or write null into the text"));
        }
        if (value instanceof List<?> list) {
            return listed(list);
        }
        return parameter(type(value.getClass()), value);
    }

    private static Node listed(List<?> list) {
        Object first = list.isEmpty() ? null : list.get(0);
        if (first == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_FRAGMENT,
                    "a list of a fragment or a call does not say of which type its elements are",
                    list.isEmpty() ? "it is empty" : "its first element is null",
                    "say it: value(Types.arrayOf(Types.TEXT), list)"));
        }
        return parameter(Types.arrayOf(type(first.getClass())), list);
    }

    @SuppressWarnings("unchecked") // the type was found by the value's own class; the type's encoder checks it again
    private static <T> Node parameter(PgType<T> type, Object value) {
        return new Parameter<>(type, (T) value, "value");
    }

    private static InvalidQuery unknown(Class<?> valueClass) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_FRAGMENT,
                "a " + valueClass.getSimpleName() + " does not say of which PostgreSQL type it is",
                "only classes that stand for one type are taken as they are: String, the numbers, Boolean, UUID, byte[],"
                        + " the times, and lists of them",
                "say it: value(type, …), such as value(USER.role.type(), role) or value(Types.jsonb("
                        + valueClass.getSimpleName() + ".class), …)"));
    }
}
