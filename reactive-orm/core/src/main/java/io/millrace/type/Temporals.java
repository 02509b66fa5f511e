package io.millrace.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The types of dates and times. */
final class Temporals {

    /** The last day that a {@code date} holds. */
    static final LocalDate LAST_DAY = LocalDate.of(5_874_897, 12, 31);

    static final PgType<LocalDate> DATE = new DateType();
    static final PgType<LocalTime> TIME = new TimeType();
    static final PgType<LocalDateTime> TIMESTAMP = new LocalTimestamp();
    static final PgType<Instant> TIMESTAMPTZ = new InstantTimestamp();
    static final PgType<OffsetDateTime> TIMESTAMPTZ_OFFSET = new OffsetTimestamp();

    private Temporals() {}

    /** The driver writes the ends of LocalDate as the infinities, and reads them so. */
    private static final class DateType implements PgType<LocalDate> {

        private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);

        @Override
        public String sqlName() {
            return "date";
        }

        @Override
        public Object encode(LocalDate value) {
            boolean infinite = value.equals(LocalDate.MIN) || value.equals(LocalDate.MAX);
            if (!infinite && (value.isBefore(FIRST) || value.isAfter(LAST_DAY))) {
                throw Refused.outOfRange(
                        "date", "4714-11-24 BC to 5874897-12-31, and the ends of the Java type as infinity");
            }
            return value;
        }

        @Override
        public LocalDate decode(Object value) {
            if (value instanceof LocalDate date) {
                return date;
            }
            throw Refused.unexpectedClass("date", "LocalDate", value);
        }

        @Override
        public String text(LocalDate value) {
            encode(value);
            if (value.equals(LocalDate.MAX)) {
                return TemporalText.INFINITY;
            }
            return value.equals(LocalDate.MIN) ? TemporalText.MINUS_INFINITY : TemporalText.date(value);
        }

        @Override
        public LocalDate parse(String text) {
            return switch (text) {
                case TemporalText.INFINITY -> LocalDate.MAX;
                case TemporalText.MINUS_INFINITY -> LocalDate.MIN;
                default -> TemporalText.parseDate("date", text);
            };
        }

        @Override
        public BulkForm<LocalDate> bulk() {
            return BulkForm.binary(this, LocalDate[]::new);
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    /** Read as text, because the driver closes the connection on 24:00. */
    private static final class TimeType implements PgType<LocalTime> {

        @Override
        public String sqlName() {
            return "time";
        }

        @Override
        public String selected(String expression) {
            return "cast(" + expression + " as text)";
        }

        @Override
        public Object encode(LocalTime value) {
            return value.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public LocalTime decode(Object value) {
            if (value instanceof String text) {
                return parse(text);
            }
            throw Refused.unexpectedClass("time", "String", value);
        }

        @Override
        public String text(LocalTime value) {
            return TemporalText.time(value);
        }

        @Override
        public LocalTime parse(String text) {
            return TemporalText.parseTime("time", text);
        }

        @Override
        public BulkForm<LocalTime> bulk() {
            return BulkForm.binary(this, LocalTime[]::new);
        }

        @Override
        public String toString() {
            return "time";
        }
    }

    private static final class LocalTimestamp extends TimestampType<LocalDateTime> {

        LocalTimestamp() {
            super("timestamp", LocalDateTime.MIN, LocalDateTime.MAX);
        }

        @Override
        LocalDateTime dateTime(LocalDateTime value) {
            return value;
        }

        @Override
        LocalDateTime value(LocalDateTime dateTime) {
            return dateTime;
        }

        @Override
        Object toDriver(LocalDateTime dateTime) {
            return dateTime;
        }

        @Override
        Object infinityToDriver() {
            return LocalDateTime.MAX;
        }

        @Override
        LocalDateTime fromDriver(Object value) {
            if (value instanceof LocalDateTime dateTime) {
                return dateTime;
            }
            throw Refused.unexpectedClass("timestamp", "LocalDateTime", value);
        }

        @Override
        String write(LocalDateTime dateTime) {
            return TemporalText.dateTime(dateTime, "");
        }

        @Override
        LocalDateTime read(String text) {
            return TemporalText.parseDateTime("timestamp", text);
        }

        @Override
        public BulkForm<LocalDateTime> bulk() {
            return BulkForm.binary(this, LocalDateTime[]::new);
        }
    }

    /** What the two types of an instant have in common: the driver's form of it. */
    private abstract static class ZonedTimestamp<T> extends TimestampType<T> {

        ZonedTimestamp(T minusInfinity, T infinity) {
            super("timestamptz", minusInfinity, infinity);
        }

        @Override
        final Object toDriver(LocalDateTime dateTime) {
            return dateTime.atOffset(ZoneOffset.UTC);
        }

        @Override
        final Object infinityToDriver() {
            return OffsetDateTime.MAX;
        }

        @Override
        final LocalDateTime fromDriver(Object value) {
            if (value instanceof OffsetDateTime dateTime) {
                return dateTime.toLocalDateTime();
            }
            throw Refused.unexpectedClass("timestamptz", "OffsetDateTime", value);
        }

        @Override
        final String write(LocalDateTime dateTime) {
            return TemporalText.dateTime(dateTime, "+00");
        }

        @Override
        final T read(String text) {
            return value(TemporalText.parseOffsetDateTime("timestamptz", text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime());
        }

        @Override
        public final BulkForm<T> bulk() {
            return BulkForm.binary(this, OffsetDateTime[]::new);
        }
    }

    private static final class InstantTimestamp extends ZonedTimestamp<Instant> {

        InstantTimestamp() {
            super(Instant.MIN, Instant.MAX);
        }

        @Override
        LocalDateTime dateTime(Instant value) {
            return LocalDateTime.ofInstant(value, ZoneOffset.UTC);
        }

        @Override
        Instant value(LocalDateTime dateTime) {
            return dateTime.toInstant(ZoneOffset.UTC);
        }
    }

    /** Equal in PostgreSQL where the instants are, whatever the offsets; in Java only where the offsets are too. */
    private static final class OffsetTimestamp extends ZonedTimestamp<OffsetDateTime> {

        OffsetTimestamp() {
            super(OffsetDateTime.MIN, OffsetDateTime.MAX);
        }

        @Override
        LocalDateTime dateTime(OffsetDateTime value) {
            return value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }

        @Override
        OffsetDateTime value(LocalDateTime dateTime) {
            return dateTime.atOffset(ZoneOffset.UTC);
        }

        @Override
        public boolean equalsAgrees() {
            return false;
        }
    }
}
