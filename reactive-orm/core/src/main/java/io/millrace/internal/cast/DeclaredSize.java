package io.millrace.internal.cast;

import io.millrace.type.PgType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size that a column was declared with, such as {@code varchar(100)}, which its type does not know. */
public final class DeclaredSize {

    private static final Pattern CHARACTERS =
            sized("(?:varchar|character varying|char|character|bpchar)\\s*\\(\\s*(\\d+)\\s*\\)");
    private static final Pattern NUMERIC =
            sized("(?:numeric|decimal|dec)\\s*\\(\\s*(\\d+)(?:\\s*,\\s*(-?\\d+))?\\s*\\)");
    private static final Pattern VECTOR = sized("(?:vector|halfvec)\\s*\\(\\s*(\\d+)\\s*\\)");

    private DeclaredSize() {}

    private static Pattern sized(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /**
     * Holds what the database would refuse, or cut, against a value; each one of a list must have the size of its own.
     *
     * @param declared the column's type as it was declared; empty where nothing is known
     * @throws Unfit where the value is too large
     */
    public static <T> void check(String declared, PgType<T> type, T value) throws Unfit {
        if (declared.indexOf('(') < 0) {
            return;
        }
        String sqlType = declared.strip();
        if (sqlType.endsWith("[]") && value instanceof List<?> items) {
            PgType<?> element = type.part().orElse(null);
            if (element != null) {
                each(sqlType.substring(0, sqlType.length() - 2), element, items);
            }
            return;
        }
        characters(CHARACTERS.matcher(sqlType), type, value);
        digits(NUMERIC.matcher(sqlType), type, value);
        dimensions(VECTOR.matcher(sqlType), type, value);
    }

    @SuppressWarnings("unchecked") // the items of a list were made by the type of its elements
    private static <E> void each(String declared, PgType<E> element, List<?> items) throws Unfit {
        for (Object item : items) {
            if (item != null) {
                check(declared, element, (E) item);
            }
        }
    }

    private static <T> void characters(Matcher size, PgType<T> type, T value) throws Unfit {
        if (!size.matches()) {
            return;
        }
        int most = Integer.parseInt(size.group(1));
        String text = type.text(value);
        if (text.codePointCount(0, text.length()) > most) {
            throw new Unfit("length", "must have at most {max} characters", Map.of("max", most));
        }
    }

    private static <T> void digits(Matcher size, PgType<T> type, T value) throws Unfit {
        if (!size.matches()) {
            return;
        }
        int scale = size.group(2) == null ? 0 : Integer.parseInt(size.group(2));
        int digits = Integer.parseInt(size.group(1)) - scale;
        BigDecimal number = value instanceof BigDecimal exact ? exact : new BigDecimal(type.text(value));
        BigDecimal stored = number.setScale(scale, RoundingMode.HALF_UP);
        if (stored.signum() != 0 && stored.precision() - stored.scale() > digits) {
            throw new Unfit("range", "must have at most {max} digits before the point", Map.of("max", digits));
        }
    }

    private static <T> void dimensions(Matcher size, PgType<T> type, T value) throws Unfit {
        if (!size.matches()) {
            return;
        }
        int count = Integer.parseInt(size.group(1));
        if (type.text(value).chars().filter(character -> character == ',').count() != count - 1L) {
            throw new Unfit("length", "must have {count} numbers", Map.of("count", count));
        }
    }
}
