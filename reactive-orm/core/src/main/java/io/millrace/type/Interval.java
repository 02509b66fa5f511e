package io.millrace.type;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * A span of time as PostgreSQL keeps it: months, days and microseconds, each with a sign of its own and none ever turned
 * into another. A month is not 30 days and a day is not 24 hours, so 31 days stay 31 days.
 *
 * <p>Equal in Java where all three are the same. PostgreSQL's {@code =} holds a month and 30 days equal.
 *
 * @param months the months, twelve of them a year
 * @param days the days
 * @param microseconds the rest, of any size
 */
public record Interval(int months, int days, long microseconds) {

    /** No time at all. */
    public static final Interval ZERO = new Interval(0, 0, 0);

    /** Some months. */
    public static Interval ofMonths(int months) {
        return new Interval(months, 0, 0);
    }

    /** Some days. */
    public static Interval ofDays(int days) {
        return new Interval(0, days, 0);
    }

    /**
     * A length of time, in microseconds; what lies below is dropped, towards the past.
     *
     * @throws ArithmeticException if it is longer than some 292,000 years
     */
    public static Interval of(Duration duration) {
        Duration whole = duration.truncatedTo(ChronoUnit.MICROS);
        if (whole.compareTo(duration) > 0) {
            whole = whole.minus(1, ChronoUnit.MICROS);
        }
        long seconds = whole.getSeconds();
        long rest = whole.getNano() / 1_000;
        if (seconds < 0) {
            // The most negative interval's seconds alone are more than fit.
            seconds++;
            rest -= 1_000_000L;
        }
        return new Interval(0, 0, Math.addExact(Math.multiplyExact(seconds, 1_000_000L), rest));
    }

    /**
     * Years, months and days.
     *
     * @throws ArithmeticException if the months of the years do not fit into an int
     */
    @SuppressWarnings("JavaPeriodGetDays")
    public static Interval of(Period period) {
        return new Interval(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0);
    }

    /**
     * The microseconds as a length of time.
     *
     * @throws ArithmeticException if there are months or days, which have no length of their own
     */
    public Duration toDuration() {
        if (months != 0 || days != 0) {
            throw new ArithmeticException("an interval of months or days has no Duration");
        }
        return Duration.of(microseconds, ChronoUnit.MICROS);
    }

    /**
     * The months as years and months, and the days.
     *
     * @throws ArithmeticException if there is a part of a day
     */
    public Period toPeriod() {
        if (microseconds != 0) {
            throw new ArithmeticException("an interval of a part of a day has no Period");
        }
        return Period.of(months / 12, months % 12, days);
    }

    /** In a form that PostgreSQL reads: {@code 14 mons 31 days -1500000 us}. */
    @Override
    public String toString() {
        return IntervalText.write(this);
    }
}
