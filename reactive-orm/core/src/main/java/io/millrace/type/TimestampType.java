package io.millrace.type;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A timestamp, in binary. What lies below a microsecond is dropped when it is written, towards the past, so that the
 * value is the one that the database has. The ends of the Java type stand for the infinities.
 *
 * <p>Of what the driver does at the ends of time, two things are undone here: it gives the first timestamp there is as
 * the smallest of the Java class, and minus infinity as a time of the year -290278.
 *
 * @param <T> the Java type of values
 */
abstract class TimestampType<T> implements PgType<T> {

    private static final LocalDateTime FIRST = LocalDateTime.of(-4713, 11, 24, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);

    private final String sqlName;
    private final T minusInfinity;
    private final T infinity;

    TimestampType(String sqlName, T minusInfinity, T infinity) {
        this.sqlName = sqlName;
        this.minusInfinity = minusInfinity;
        this.infinity = infinity;
    }

    /** The date and time that the value shows in UTC, or as it stands where it has no time zone. */
    abstract LocalDateTime dateTime(T value);

    /** The value that shows a date and time in UTC. */
    abstract T value(LocalDateTime dateTime);

    /** What the driver is given for a date and time. */
    abstract Object toDriver(LocalDateTime dateTime);

    /** What the driver is given for infinity. */
    abstract Object infinityToDriver();

    /** The date and time that the driver gave. */
    abstract LocalDateTime fromDriver(Object value);

    abstract String write(LocalDateTime dateTime);

    abstract T read(String text);

    @Override
    public final String sqlName() {
        return sqlName;
    }

    @Override
    public final Object encode(T value) {
        if (value.equals(infinity)) {
            return infinityToDriver();
        }
        if (value.equals(minusInfinity)) {
            throw Refused.value(
                    sqlName,
                    "the driver has no binary form of -infinity and would store the year 4714 BC",
                    "write it in SQL: sql(\"'-infinity'::" + sqlName + "\")");
        }
        return toDriver(inRange(value));
    }

    @Override
    public final T decode(Object value) {
        LocalDateTime dateTime = fromDriver(value);
        int year = dateTime.getYear();
        if (year > LAST.getYear()) {
            return infinity;
        }
        if (year < FIRST.getYear()) {
            return dateTime.toLocalDate().equals(LocalDateTime.MIN.toLocalDate()) ? value(FIRST) : minusInfinity;
        }
        return value(dateTime);
    }

    @Override
    public final String text(T value) {
        if (value.equals(infinity)) {
            return TemporalText.INFINITY;
        }
        return value.equals(minusInfinity) ? TemporalText.MINUS_INFINITY : write(inRange(value));
    }

    @Override
    public final T parse(String text) {
        return switch (text) {
            case TemporalText.INFINITY -> infinity;
            case TemporalText.MINUS_INFINITY -> minusInfinity;
            default -> read(text);
        };
    }

    private LocalDateTime inRange(T value) {
        try {
            LocalDateTime dateTime = dateTime(value).truncatedTo(ChronoUnit.MICROS);
            if (!dateTime.isBefore(FIRST) && !dateTime.isAfter(LAST)) {
                return dateTime;
            }
        } catch (DateTimeException beyondLocalDateTime) {
            throw outOfRange();
        }
        throw outOfRange();
    }

    private RuntimeException outOfRange() {
        return Refused.outOfRange(
                sqlName,
                "4714-11-24 00:00:00 BC to 294276-12-31 23:59:59.999999, and the ends of the Java type as infinity");
    }

    @Override
    public final String toString() {
        return sqlName;
    }
}
