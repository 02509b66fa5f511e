package io.millrace.type;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times in the text form of PostgreSQL's ISO date style. */
final class TemporalText {

    static final String INFINITY = "infinity";
    static final String MINUS_INFINITY = "-infinity";

    private static final Pattern DATE = Pattern.compile("(\\d{4,7})-(\\d\\d)-(\\d\\d)( BC)?");
    private static final Pattern TIME = Pattern.compile("(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?");
    private static final Pattern DATE_TIME = Pattern.compile("([\\d-]+)[ T]([\\d:.]+)(Z|[+-][\\d:]+)?( BC)?");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d))?)?");

    private TemporalText() {}

    static String date(LocalDate date) {
        StringBuilder text = new StringBuilder(13);
        appendDate(text, date);
        return text.append(era(date)).toString();
    }

    static String time(LocalTime time) {
        StringBuilder text = new StringBuilder(15);
        appendTime(text, time);
        return text.toString();
    }

    static String dateTime(LocalDateTime dateTime, String offset) {
        StringBuilder text = new StringBuilder(32);
        appendDate(text, dateTime.toLocalDate());
        text.append(' ');
        appendTime(text, dateTime.toLocalTime());
        return text.append(offset).append(era(dateTime.toLocalDate())).toString();
    }

    static LocalDate parseDate(String type, String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            throw Refused.unreadable(type, "the text is not a date of the ISO style, such as 2024-12-31");
        }
        int year = Integer.parseInt(parts.group(1));
        try {
            return LocalDate.of(
                    parts.group(4) == null ? year : 1 - year,
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException ignored) {
            throw Refused.unreadable(type, "the calendar has no such day");
        }
    }

    static LocalTime parseTime(String type, String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw Refused.unreadable(type, "the text is not a time of the ISO style, such as 23:59:59.999999");
        }
        if (parts.group(1).equals("24")) {
            throw Refused.unreadable(type, "24:00 is the end of a day, for which LocalTime has no value");
        }
        String fraction = parts.group(4) == null ? "" : parts.group(4);
        try {
            return LocalTime.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)),
                            Integer.parseInt((fraction + "000000000").substring(0, 9)))
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException ignored) {
            throw Refused.unreadable(type, "the clock has no such time");
        }
    }

    static LocalDateTime parseDateTime(String type, String text) {
        Matcher parts = dateTimeParts(type, text);
        if (parts.group(3) != null) {
            throw Refused.unreadable(type, "the text has a time zone, and a timestamp has none");
        }
        return dateTime(type, parts);
    }

    static OffsetDateTime parseOffsetDateTime(String type, String text) {
        Matcher parts = dateTimeParts(type, text);
        if (parts.group(3) == null) {
            throw Refused.unreadable(type, "the text has no time zone");
        }
        return dateTime(type, parts).atOffset(offset(type, parts.group(3)));
    }

    private static Matcher dateTimeParts(String type, String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw Refused.unreadable(
                    type, "the text is not a timestamp of the ISO style, such as 2024-12-31 23:59:59.999999");
        }
        return parts;
    }

    private static LocalDateTime dateTime(String type, Matcher parts) {
        String era = parts.group(4) == null ? "" : " BC";
        return parseDate(type, parts.group(1) + era).atTime(parseTime(type, parts.group(2)));
    }

    private static ZoneOffset offset(String type, String text) {
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            throw Refused.unreadable(type, "the time zone is not an offset from UTC, such as +02:00");
        }
        int seconds = Integer.parseInt(parts.group(2)) * 3600
                + (parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)) * 60)
                + (parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4)));
        if (seconds > 18 * 3600) {
            throw Refused.unreadable(type, "the time zone is more than 18 hours from UTC");
        }
        return ZoneOffset.ofTotalSeconds(parts.group(1).equals("-") ? -seconds : seconds);
    }

    /** Years are counted as PostgreSQL does: the one before year 1 is 1 BC, which Java calls 0. */
    private static void appendDate(StringBuilder text, LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        appendPadded(text, year, 1000);
        appendPadded(text.append('-'), date.getMonthValue(), 10);
        appendPadded(text.append('-'), date.getDayOfMonth(), 10);
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    private static void appendTime(StringBuilder text, LocalTime time) {
        appendPadded(text, time.getHour(), 10);
        appendPadded(text.append(':'), time.getMinute(), 10);
        appendPadded(text.append(':'), time.getSecond(), 10);
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            appendPadded(text.append('.'), micros, 100_000);
        }
    }

    private static void appendPadded(StringBuilder text, int number, int highestPlace) {
        for (int place = highestPlace; place > 1 && number < place; place /= 10) {
            text.append('0');
        }
        text.append(number);
    }
}
