package io.millrace.type;

import java.time.Duration;
import java.time.Period;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Intervals in PostgreSQL's text form, and the Java types that stand for them. Text, because the driver turns 31 days
 * into a month and a day, both ways.
 */
final class IntervalText {

    static final PgType<Interval> INTERVAL =
            new TextForm<>("interval", IntervalText::finite, IntervalText::read, false);

    static final PgType<Duration> DURATION = DerivedType.mapped(
            INTERVAL,
            interval -> exactly("Duration", interval, Interval::toDuration),
            duration -> fitting(duration, Interval::of));

    static final PgType<Period> PERIOD = DerivedType.mapped(
            INTERVAL,
            interval -> exactly("Period", interval, Interval::toPeriod),
            period -> fitting(period, Interval::of));

    private static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
    private static final Interval MINUS_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    private static final String COUNT = "([+-]?\\d{1,19})";

    /** The styles {@code postgres}, with the unit that is written here, and {@code iso_8601}. */
    private static final Pattern WORDS = Pattern.compile("(?:" + COUNT + " years? ?)?(?:" + COUNT + " mons? ?)?(?:"
            + COUNT + " days? ?)?(?:([+-]?)(\\d{1,10}):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?(?:" + COUNT + " us)?");

    private static final Pattern LETTERS = Pattern.compile("P(?:" + COUNT + "Y)?(?:" + COUNT + "M)?(?:" + COUNT
            + "D)?(?:T(?:" + COUNT + "H)?(?:" + COUNT + "M)?(?:([+-]?)(\\d{1,19})(?:\\.(\\d{1,6}))?S)?)?");

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    private IntervalText() {}

    static String write(Interval interval) {
        StringBuilder text = new StringBuilder();
        if (interval.months() != 0) {
            text.append(interval.months()).append(" mons ");
        }
        if (interval.days() != 0) {
            text.append(interval.days()).append(" days ");
        }
        if (interval.microseconds() != 0 || text.length() == 0) {
            text.append(interval.microseconds()).append(" us ");
        }
        return text.substring(0, text.length() - 1);
    }

    static Interval read(String text) {
        try {
            Matcher words = WORDS.matcher(text);
            if (!text.isEmpty() && words.matches()) {
                return words(words);
            }
            Matcher letters = LETTERS.matcher(text);
            if (letters.matches() && !text.equals("P") && !text.endsWith("T")) {
                return letters(letters);
            }
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw Refused.unreadable("interval", "a part of it is larger than an interval can be");
        }
        if (text.equals(TemporalText.INFINITY) || text.equals(TemporalText.MINUS_INFINITY)) {
            throw Refused.unreadable("interval", "an infinite interval has no months, days and microseconds");
        }
        throw Refused.unreadable(
                "interval",
                "the text is not of the interval style postgres or iso_8601, of which the connection is to be");
    }

    private static Interval words(Matcher parts) {
        long sign = "-".equals(parts.group(4)) ? -1 : 1;
        long clock = Math.addExact(
                Math.addExact(
                        Math.multiplyExact(sign * number(parts.group(5)), HOUR),
                        sign * number(parts.group(6)) * MINUTE),
                sign * (number(parts.group(7)) * 1_000_000L + fraction(parts.group(8))));
        return new Interval(
                months(parts), Math.toIntExact(number(parts.group(3))), Math.addExact(clock, number(parts.group(9))));
    }

    private static Interval letters(Matcher parts) {
        long sign = "-".equals(parts.group(6)) ? -1 : 1;
        long hours = Math.multiplyExact(number(parts.group(4)), HOUR);
        long minutes = Math.multiplyExact(number(parts.group(5)), MINUTE);
        long seconds = Math.addExact(
                Math.multiplyExact(sign * number(parts.group(7)), 1_000_000L), sign * fraction(parts.group(8)));
        return new Interval(
                months(parts),
                Math.toIntExact(number(parts.group(3))),
                Math.addExact(Math.addExact(hours, minutes), seconds));
    }

    private static int months(Matcher parts) {
        return Math.toIntExact(Math.addExact(Math.multiplyExact(number(parts.group(1)), 12L), number(parts.group(2))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000").substring(0, 6));
    }

    private static String finite(Interval interval) {
        if (interval.equals(INFINITY) || interval.equals(MINUS_INFINITY)) {
            throw Refused.value(
                    "interval",
                    "with every part at its end it is what PostgreSQL takes for infinity",
                    "write it in SQL: sql(\"'infinity'::interval\")");
        }
        return interval.toString();
    }

    private static <T> T exactly(String javaType, Interval interval, Function<Interval, T> conversion) {
        try {
            return conversion.apply(interval);
        } catch (ArithmeticException inexact) {
            throw Refused.unreadable(
                    javaType,
                    "the interval has both days or months and a part of a day, or only what the other one counts;"
                            + " read it as an Interval");
        }
    }

    private static <T> Interval fitting(T value, Function<T, Interval> conversion) {
        try {
            return conversion.apply(value);
        } catch (ArithmeticException tooLong) {
            throw Refused.outOfRange(
                    "interval", "2147483647 months, 2147483647 days and 9223372036854775807 microseconds");
        }
    }
}
