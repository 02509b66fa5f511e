package io.millrace.changeset;

import io.millrace.error.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a text may be: {@code Length.between(2, 80)}. It counts what a reader takes for one character, unless told
 * otherwise; one that is made of more than 32 code points counts once for every 32 that it begins. PostgreSQL's {@code
 * varchar(n)} counts code points.
 */
public final class Length {

    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private final int min;
    private final int max;
    private final Unit unit;

    private Length(int min, int max, Unit unit) {
        this.min = min;
        this.max = max;
        this.unit = unit;
    }

    /** At least and at most so many. */
    public static Length between(int min, int max) {
        return new Length(min, max, Unit.CHARACTERS);
    }

    /** At least so many. */
    public static Length atLeast(int min) {
        return between(min, Integer.MAX_VALUE);
    }

    /** At most so many. */
    public static Length atMost(int max) {
        return between(0, max);
    }

    /** So many and no other number. */
    public static Length exactly(int length) {
        return between(length, length);
    }

    /** The same numbers of code points. */
    public Length codePoints() {
        return new Length(min, max, Unit.CODE_POINTS);
    }

    /** The same numbers of bytes in UTF-8. */
    public Length bytes() {
        return new Length(min, max, Unit.BYTES);
    }

    @Nullable FieldError check(String field, String text) {
        return check(field, unit.count(text, (long) max + 1), unit.plural);
    }

    /** The same of the number of items of a list. */
    @Nullable FieldError check(String field, int items) {
        return check(field, items, "items");
    }

    private @Nullable FieldError check(String field, long count, String unit) {
        if (count >= min && count <= max) {
            return null;
        }
        Map<String, Object> arguments = Map.of("min", min, "max", max, "count", min);
        if (min == max) {
            return new FieldError(List.of(field), "length", "must have {count} " + unit, arguments);
        }
        return count < min
                ? new FieldError(List.of(field), "length", "must have at least {min} " + unit, arguments)
                : new FieldError(List.of(field), "length", "must have at most {max} " + unit, arguments);
    }

    private enum Unit {
        CHARACTERS("characters") {
            @Override
            long count(String text, long enough) {
                if (isPlain(text)) {
                    return text.length();
                }
                Matcher characters = CHARACTER.matcher(text);
                long count = 0;
                while (count < enough && characters.find()) {
                    int parts = text.codePointCount(characters.start(), characters.end());
                    count += (parts + MOST_PARTS - 1) / MOST_PARTS;
                }
                return count;
            }
        },
        CODE_POINTS("code points") {
            @Override
            long count(String text, long enough) {
                return text.codePointCount(0, text.length());
            }
        },
        BYTES("bytes") {
            @Override
            long count(String text, long enough) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        };

        /** What has more parts than any script needs, marks heaped on marks, counts as several. */
        private static final int MOST_PARTS = 32;

        /** Below it every character stands for itself, but for a line's end of two. */
        private static final char FIRST_COMBINING = '\u0300';

        private final String plural;

        Unit(String plural) {
            this.plural = plural;
        }

        private static boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character >= FIRST_COMBINING || character == '\r') {
                    return false;
                }
            }
            return true;
        }

        /** How many there are; any number from this one on where there are more. */
        abstract long count(String text, long enough);
    }
}
