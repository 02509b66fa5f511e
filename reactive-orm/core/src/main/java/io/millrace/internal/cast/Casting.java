package io.millrace.internal.cast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.error.InvalidValue;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a column's type of what came from outside: exact, the same in every locale and time zone, and without
 * guesses. A type's own {@link PgType#parse} reads texts; what that takes for the database's sake and nobody types into
 * a form (infinities, NaN, years before Christ) is refused here. A domain is read as the type that it is made over.
 */
public final class Casting {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "oid");
    private static final Set<String> TIMES = Set.of("date", "time", "timestamp", "timestamptz");

    private static final Pattern HARDWARE_ADDRESS = Pattern.compile(
            "\\p{XDigit}{12}|\\p{XDigit}{16}|\\p{XDigit}{2}(([:-])\\p{XDigit}{2})(\\2\\p{XDigit}{2}){4,6}"
                    + "|\\p{XDigit}{6}[:-]\\p{XDigit}{6}|\\p{XDigit}{4}([.-])\\p{XDigit}{4}\\4\\p{XDigit}{4}");

    /** Types whose grammar only the database knows: what is sent for them would fail there, without a field's name. */
    private static final Set<String> UNREAD = Set.of("tsvector", "xml", "bit", "varbit");

    /** Reading more digits takes time that grows with their square. */
    private static final int DIGITS = 1_000;

    private Casting() {}

    /**
     * The value.
     *
     * @throws Unfit where what came is none of the type
     */
    public static <T> T cast(PgType<T> type, Object raw) throws Unfit {
        T value;
        try {
            value = value(type, raw);
            type.encode(value);
        } catch (InvalidValue refused) {
            throw raw instanceof String && !isKnown(type)
                    ? new Unfit("characters", "holds a character that cannot be stored", Map.of())
                    : invalid(type);
        } catch (RuntimeException refused) {
            throw invalid(type);
        }
        return value;
    }

    private static <T> T value(PgType<T> type, Object raw) throws Unfit {
        if (UNREAD.contains(type.baseName())) {
            throw invalid(type);
        }
        if (isDocument(type)) {
            return document(type, raw);
        }
        if (raw instanceof Collection<?> items) {
            return list(type, items);
        }
        if (raw instanceof String text) {
            return type.baseName().endsWith("[]") ? list(type, List.of(text)) : text(type, text);
        }
        if (raw instanceof Number number) {
            T value = text(type, digits(type, number));
            return fits(type, value instanceof Number || NUMBERS.contains(type.baseName()), value);
        }
        if (raw instanceof Boolean) {
            T value = type.parse(raw.toString());
            return fits(type, value instanceof Boolean || type.baseName().equals("bool"), value);
        }
        return raw instanceof Map ? document(type, raw) : same(type, raw);
    }

    /** A value that is of the type's class already: its text form must lead back to that class. */
    @SuppressWarnings("unchecked") // a value of another class fails in text(), or comes back as another class
    private static <T> T same(PgType<T> type, Object raw) throws Unfit {
        T back = type.parse(type.text((T) raw));
        return fits(type, back.getClass() == raw.getClass(), (T) raw);
    }

    private static <T> T text(PgType<T> type, String text) throws Unfit {
        String name = type.baseName();
        if (NUMBERS.contains(name) && text.length() > DIGITS) {
            throw invalid(type);
        }
        if (TIMES.contains(name) && (text.endsWith("infinity") || text.endsWith("BC"))) {
            throw invalid(type);
        }
        if (name.startsWith("macaddr") && !isHardwareAddress(text, name.endsWith("8"))) {
            throw invalid(type);
        }
        T value = type.parse(
                switch (name) {
                    case "bool" -> bool(text);
                    case "uuid" -> uuid(type, text);
                    case "bytea" -> bytes(text);
                    default -> text;
                });
        boolean finite = !(value instanceof Double number && !Double.isFinite(number))
                && !(value instanceof Float small && !Float.isFinite(small));
        return fits(type, finite, value);
    }

    /** Six or eight bytes in hexadecimal, as they are usually written; the type itself leaves their form to the database. */
    private static boolean isHardwareAddress(String text, boolean eight) {
        String form = HARDWARE_ADDRESS.matcher(text).matches() ? text.replaceAll("[:.-]", "") : "";
        return form.length() == 12 || (eight && form.length() == 16);
    }

    private static String bool(String text) {
        return switch (text) {
            case "1", "on" -> "true";
            case "0", "off" -> "false";
            case "t", "f" -> "";
            default -> text;
        };
    }

    /** Java also takes groups of other lengths, as long as the whole is long enough. */
    private static String uuid(PgType<?> type, String text) throws Unfit {
        boolean grouped = text.length() == 36
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-'
                && text.chars().filter(character -> character == '-').count() == 4;
        return fits(type, grouped, text);
    }

    private static String bytes(String base64) {
        StringBuilder hex = new StringBuilder(base64.length() * 3 / 2 + 2).append("\\x");
        for (byte one : Base64.getDecoder().decode(base64)) {
            hex.append(Character.forDigit((one >> 4) & 15, 16)).append(Character.forDigit(one & 15, 16));
        }
        return hex.toString();
    }

    private static String digits(PgType<?> type, Number number) throws Unfit {
        boolean writable = !(number instanceof BigInteger big && big.bitLength() > 4 * DIGITS);
        return fits(type, writable, number).toString();
    }

    @SuppressWarnings("unchecked") // the values of an array type are lists
    private static <T> T list(PgType<T> type, Collection<?> items) throws Unfit {
        if (type.baseName().equals("vector")) {
            return type.parse(vector(type, items));
        }
        PgType<?> element = type.part().orElse(null);
        if (element == null || !type.baseName().endsWith("[]")) {
            throw invalid(type);
        }
        List<@Nullable Object> values = new ArrayList<>(items.size());
        for (Object item : items) {
            values.add(item == null ? null : value(element, item));
        }
        return (T) Collections.unmodifiableList(values);
    }

    private static String vector(PgType<?> type, Collection<?> items) throws Unfit {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (Object item : items) {
            if (!(item instanceof Number) && !(item instanceof String)) {
                throw invalid(type);
            }
            numbers.add(Types.FLOAT4.text(number(type, item)));
        }
        return numbers.toString();
    }

    private static float number(PgType<?> type, Object item) throws Unfit {
        try {
            return value(Types.FLOAT4, item);
        } catch (Unfit | RuntimeException refused) {
            throw invalid(type);
        }
    }

    private static <T> T document(PgType<T> type, Object raw) throws Unfit {
        if (!Plain.isShallow(raw)) {
            throw new Unfit("depth", "is nested more deeply than {max} levels", Map.of("max", Plain.DEPTH));
        }
        if (!Plain.isStorable(raw)) {
            throw invalid(type);
        }
        String json;
        try {
            json = MAPPER.writeValueAsString(raw);
        } catch (JsonProcessingException unwritable) {
            return same(type, raw);
        }
        if (raw instanceof Map || raw instanceof Collection || isScalar(raw)) {
            T value = type.parse(json);
            return fits(type, isDocument(type) || !(value instanceof String), value);
        }
        return same(type, raw);
    }

    private static boolean isScalar(Object raw) {
        return raw instanceof String || raw instanceof Number || raw instanceof Boolean;
    }

    private static boolean isDocument(PgType<?> type) {
        return type.baseName().equals("jsonb") || type.baseName().equals("json");
    }

    private static boolean isKnown(PgType<?> type) {
        return !word(type).equals("value");
    }

    private static <V> V fits(PgType<?> type, boolean fits, @Nullable V value) throws Unfit {
        if (!fits || value == null) {
            throw invalid(type);
        }
        return value;
    }

    private static Unfit invalid(PgType<?> type) {
        return new Unfit("invalid", "is not a valid {type}", Map.of("type", word(type)));
    }

    private static String word(PgType<?> type) {
        String name = type.baseName();
        return switch (name) {
            case "int2", "int4", "int8", "oid" -> "whole number";
            case "numeric", "float4", "float8" -> "number";
            case "bool" -> "true or false";
            case "date", "time", "interval" -> name;
            case "timestamp" -> "date and time";
            case "timestamptz" -> "date and time with an offset";
            case "uuid" -> "UUID";
            case "json", "jsonb" -> "document";
            default -> name.endsWith("[]") ? "list" : "value";
        };
    }
}
