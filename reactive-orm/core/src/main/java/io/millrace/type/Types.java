package io.millrace.type;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The types that the library ships, each a constant with the name that PostgreSQL has for it, and the makers of those
 * that need to be told more.
 *
 * <p>None of them initialises a class of the application before the first value is read or written.
 */
public final class Types {

    /** {@code bool}. */
    public static final PgType<Boolean> BOOL =
            new DirectType<>("bool", Boolean.class, Types::parseBoolean, Boolean[]::new, true);

    /** {@code int2}, −32768 to 32767. */
    public static final PgType<Short> INT2 = Numbers.INT2;

    /** {@code int2} as an int; a number outside of −32768 to 32767 is refused before it is sent. */
    public static final PgType<Integer> INT2_AS_INT = Numbers.INT2_AS_INT;

    /** {@code int4}, the whole range of an int. */
    public static final PgType<Integer> INT4 = Numbers.INT4;

    /** {@code int4} as a long; a number outside of an int's range is refused before it is sent. */
    public static final PgType<Long> INT4_AS_LONG = Numbers.INT4_AS_LONG;

    /** {@code int8}, the whole range of a long. */
    public static final PgType<Long> INT8 = Numbers.INT8;

    /**
     * {@code numeric}. NaN and the infinities, which PostgreSQL has and BigDecimal has not, are errors of the row that
     * holds them. Rows are never matched by it: 1.0 and 1.00 are equal to PostgreSQL and not to Java.
     */
    public static final PgType<BigDecimal> NUMERIC = Numbers.NUMERIC;

    /**
     * {@code numeric} in a column that was declared with a precision, such as {@code numeric(12,2)}. No infinity fits into
     * such a column, so it is read without a cast; NaN does, and is an error of its row. What is made of the column, a sum
     * or a product, has no precision, and is read as {@link #NUMERIC} is.
     *
     * <p>Only for columns whose precision the database has too: an infinity in another one ends the connection that reads
     * it.
     */
    public static final PgType<BigDecimal> SIZED_NUMERIC = Numbers.SIZED_NUMERIC;

    /** {@code float4}, NaN and the infinities included. */
    public static final PgType<Float> FLOAT4 = Numbers.FLOAT4;

    /** {@code float8}, NaN and the infinities included. */
    public static final PgType<Double> FLOAT8 = Numbers.FLOAT8;

    /** {@code text}. A text with a NUL character or half of a surrogate pair is refused. */
    public static final PgType<String> TEXT = Characters.TEXT;

    /** {@code varchar} of any length; PostgreSQL refuses what is too long for its column. */
    public static final PgType<String> VARCHAR = Characters.VARCHAR;

    /** {@code char(n)}, read with the blanks that PostgreSQL pads it with. */
    public static final PgType<String> BPCHAR = Characters.BPCHAR;

    /** {@code citext}, of the extension of this name: compared without regard to case, read as it was written. */
    public static final PgType<String> CITEXT = Characters.CITEXT;

    /** {@code uuid}. */
    public static final PgType<UUID> UUID = new DirectType<>("uuid", UUID.class, Types::parseUuid, UUID[]::new, true);

    /** {@code bytea}. */
    public static final PgType<byte[]> BYTEA = new ByteaType();

    /** {@code date}. {@code LocalDate.MAX} is PostgreSQL's infinity, {@code LocalDate.MIN} its −infinity. */
    public static final PgType<LocalDate> DATE = Temporals.DATE;

    /** {@code time}, in microseconds; what lies below is dropped. A row that holds 24:00 is an error. */
    public static final PgType<LocalTime> TIME = Temporals.TIME;

    /**
     * {@code timestamp}, in microseconds; what lies below is dropped, towards the past. {@code LocalDateTime.MAX} is
     * PostgreSQL's infinity. {@code LocalDateTime.MIN} is its −infinity when read, and refused when written.
     */
    public static final PgType<LocalDateTime> TIMESTAMP = Temporals.TIMESTAMP;

    /**
     * {@code timestamptz}, in microseconds; what lies below is dropped, towards the past. {@code Instant.MAX} is
     * PostgreSQL's infinity. {@code Instant.MIN} is its −infinity when read, and refused when written.
     */
    public static final PgType<Instant> TIMESTAMPTZ = Temporals.TIMESTAMPTZ;

    /**
     * {@code timestamptz} as a date and time with an offset. PostgreSQL keeps the instant and not the offset, so it is
     * read in UTC. Otherwise as {@link #TIMESTAMPTZ}.
     */
    public static final PgType<OffsetDateTime> TIMESTAMPTZ_OFFSET = Temporals.TIMESTAMPTZ_OFFSET;

    /** {@code oid}, 0 to 4294967295. */
    public static final PgType<Long> OID = Numbers.OID;

    /** {@code interval}: months, days and microseconds, none ever turned into another. */
    public static final PgType<Interval> INTERVAL = IntervalText.INTERVAL;

    /** {@code interval} as a length of time. A row that holds days or months, which have no length, is an error. */
    public static final PgType<Duration> DURATION = IntervalText.DURATION;

    /** {@code interval} as years, months and days. A row that holds a part of a day is an error. */
    public static final PgType<Period> PERIOD = IntervalText.PERIOD;

    /** {@code inet}, an address with its network. */
    public static final PgType<Inet> INET = InetText.INET;

    /** {@code inet} as an address alone. A row that holds a network is an error. */
    public static final PgType<InetAddress> INET_ADDRESS = InetText.INET_ADDRESS;

    /** {@code cidr}, a network. Bits that are set behind its prefix are refused. */
    public static final PgType<Inet> CIDR = InetText.CIDR;

    /** {@code macaddr}, read as {@code 08:00:2b:01:02:03}. */
    public static final PgType<String> MACADDR = Characters.textForm("macaddr");

    /** {@code macaddr8}, read as {@code 08:00:2b:01:02:03:04:05}. */
    public static final PgType<String> MACADDR8 = Characters.textForm("macaddr8");

    /** {@code bit(n)} and {@code bit varying}, as zeros and ones. */
    public static final PgType<String> VARBIT = Characters.textForm("varbit");

    /** {@code xml}, as its text. */
    public static final PgType<String> XML = Characters.textForm("xml");

    /** {@code tsvector}. */
    public static final PgType<TsVector> TSVECTOR =
            mapped(Characters.textForm("tsvector"), TsVector::new, TsVector::lexemes);

    /** {@code int4range}. */
    public static final PgType<Range<Integer>> INT4RANGE = range("int4range", INT4);

    /** {@code int8range}. */
    public static final PgType<Range<Long>> INT8RANGE = range("int8range", INT8);

    /** {@code numrange}. */
    public static final PgType<Range<BigDecimal>> NUMRANGE = range("numrange", NUMERIC);

    /** {@code daterange}. */
    public static final PgType<Range<LocalDate>> DATERANGE = range("daterange", DATE);

    /** {@code tsrange}. */
    public static final PgType<Range<LocalDateTime>> TSRANGE = range("tsrange", TIMESTAMP);

    /** {@code tstzrange}. */
    public static final PgType<Range<Instant>> TSTZRANGE = range("tstzrange", TIMESTAMPTZ);

    /** {@code vector}, of the extension pgvector: 1 to 16,000 finite numbers. */
    public static final PgType<float[]> VECTOR = Numbers.VECTOR;

    private Types() {}

    /**
     * An enum kept in a column of text, by the names of its constants.
     *
     * @param constants the enum's constants, such as {@code Role::values}; not asked before a value is read
     */
    public static <E extends Enum<E>> PgType<E> enumText(Class<E> enumClass, Supplier<E[]> constants) {
        return enumText(enumClass, constants, Enum::name);
    }

    /** An enum kept in a column of text, by labels of its own choice: no two constants may have the same. */
    public static <E extends Enum<E>> PgType<E> enumText(
            Class<E> enumClass, Supplier<E[]> constants, Function<? super E, String> label) {
        return new EnumLabels<>(enumClass, constants, label).asText();
    }

    /**
     * A PostgreSQL enum type, its labels the names of the constants.
     *
     * @param sqlName the type's name as SQL writes it: {@code mood}, {@code app.mood}, {@code "Mood"}
     * @param constants the enum's constants, such as {@code Mood::values}; not asked before a value is read
     */
    public static <E extends Enum<E>> PgType<E> enumType(String sqlName, Class<E> enumClass, Supplier<E[]> constants) {
        return enumType(sqlName, enumClass, constants, Enum::name);
    }

    /** A PostgreSQL enum type whose labels are not the names of the constants. */
    public static <E extends Enum<E>> PgType<E> enumType(
            String sqlName, Class<E> enumClass, Supplier<E[]> constants, Function<? super E, String> label) {
        return new EnumLabels<>(enumClass, constants, label).asType(sqlName);
    }

    /**
     * {@code jsonb}, read straight into a class: a record, a {@code JsonNode}, a scalar. A JSON null is not SQL's null:
     * only a {@code JsonNode} can hold it, for every other class it is an error of its row.
     */
    public static <T> PgType<T> jsonb(Class<T> valueClass) {
        return new JsonType<>("jsonb", Documents.type(valueClass));
    }

    /** {@code jsonb} as a type with arguments: {@code jsonb(new TypeReference<Map<String, Double>>() {})}. */
    public static <T> PgType<T> jsonb(TypeReference<T> type) {
        return new JsonType<>("jsonb", Documents.type(type.getType()));
    }

    /** {@code json}, kept as it was written. Otherwise as {@link #jsonb(Class)}. */
    public static <T> PgType<T> json(Class<T> valueClass) {
        return new JsonType<>("json", Documents.type(valueClass));
    }

    /** {@code json} as a type with arguments. */
    public static <T> PgType<T> json(TypeReference<T> type) {
        return new JsonType<>("json", Documents.type(type.getType()));
    }

    /**
     * A one-dimensional array of any other type as a list that cannot be changed. A null inside is refused both ways:
     * {@link #arrayOfNullable} takes it. PostgreSQL can count the elements from another number than 1, which a list
     * does not keep. An array of more dimensions is an error of its row.
     *
     * @throws io.millrace.error.InvalidValue if the element type is an array itself
     */
    public static <T> PgType<List<T>> arrayOf(PgType<T> element) {
        return new ArrayType<>(element, false);
    }

    /** A one-dimensional array in which nulls may stand. Otherwise as {@link #arrayOf}. */
    public static <T> PgType<List<@Nullable T>> arrayOfNullable(PgType<T> element) {
        return new ArrayType<>(element, true);
    }

    /**
     * A range type, of an application's own or of PostgreSQL's: {@code range("floatrange", FLOAT8)}.
     *
     * @param sqlName the type's name as SQL writes it
     * @param bound the type of its bounds
     */
    public static <T> PgType<Range<T>> range(String sqlName, PgType<T> bound) {
        return RangeLiteral.type(sqlName, bound);
    }

    /**
     * A multirange type: {@code multirange("int4multirange", INT4)}. PostgreSQL sorts its ranges, joins those that touch
     * and drops the empty ones.
     *
     * @param sqlName the type's name as SQL writes it
     * @param bound the type of the bounds of its ranges
     */
    public static <T> PgType<List<Range<T>>> multirange(String sqlName, PgType<T> bound) {
        return RangeLiteral.setType(sqlName, bound);
    }

    /**
     * A domain: a type under its own name, whose checks the database makes.
     *
     * @param sqlName the domain's name as SQL writes it
     */
    public static <T> PgType<T> domain(String sqlName, PgType<T> base) {
        return DerivedType.domain(sqlName, base);
    }

    /**
     * A type of an application's own, kept in another one: {@code mapped(UUID, UserId::new, UserId::value)}.
     *
     * @param wrap the value for what was read; what it throws is an error of the row
     * @param unwrap what is written for a value
     */
    public static <T, B> PgType<T> mapped(
            PgType<B> base, Function<? super B, ? extends T> wrap, Function<? super T, ? extends B> unwrap) {
        return DerivedType.mapped(base, wrap, unwrap);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "t", "true" -> Boolean.TRUE;
            case "f", "false" -> Boolean.FALSE;
            default -> throw Refused.unreadable("bool", "the text is neither true nor false");
        };
    }

    private static UUID parseUuid(String text) {
        try {
            if (text.length() == 36) {
                return java.util.UUID.fromString(text);
            }
        } catch (IllegalArgumentException ignored) {
            throw Refused.unreadable("uuid", "the text is not 32 hex digits in groups of 8-4-4-4-12");
        }
        throw Refused.unreadable("uuid", "the text is not 32 hex digits in groups of 8-4-4-4-12");
    }
}
