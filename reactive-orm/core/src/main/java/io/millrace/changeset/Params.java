package io.millrace.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came from outside, before it is cast: names with texts, numbers, booleans, lists and maps. Immutable. A name that
 * is missing and a name with null are two different things.
 */
public final class Params {

    private final Map<String, @Nullable Object> values;
    private final boolean emptyIsNull;

    private Params(Map<String, @Nullable Object> values, boolean emptyIsNull) {
        this.values = values;
        this.emptyIsNull = emptyIsNull;
    }

    /** The entries of a map. */
    public static Params of(Map<String, ? extends @Nullable Object> values) {
        return new Params(Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(values)), true);
    }

    /**
     * The fields of a JSON object. A tree that is nested more deeply than 100 levels stays as it is, and is refused by
     * the field that it is cast to.
     *
     * @throws InvalidValue where it is no object
     */
    public static Params of(JsonNode json) {
        if (!json.isObject()) {
            throw new InvalidValue(Problem.of(
                    Code.INVALID_VALUE,
                    "the input is no JSON object",
                    "its fields are needed by name",
                    "send an object: {\"name\": …}"));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.properties().forEach(field -> values.put(field.getKey(), Plain.of(field.getValue())));
        return new Params(Collections.unmodifiableMap(values), true);
    }

    /**
     * The fields of a form, {@code application/x-www-form-urlencoded} in UTF-8: {@code name=Ann&tags=a&tags=b}. A name
     * that stands there more than once, or ends in {@code []}, is a list.
     *
     * @throws InvalidValue where an escape is broken
     */
    public static Params form(String encoded) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                add(values, name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Params(Collections.unmodifiableMap(values), true);
    }

    /** The same input, whose empty texts stay texts rather than become null. */
    public Params keepingEmpty() {
        return new Params(values, false);
    }

    /** Whether there is such a name, be its value null or not. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of a name; null where it is null or not there. */
    public @Nullable Object get(String name) {
        Object value = values.get(name);
        return emptyIsNull && value instanceof String text && text.isBlank() ? null : value;
    }

    /** The names that are there. */
    public Set<String> names() {
        return values.keySet();
    }

    private static void add(Map<String, @Nullable Object> values, String name, String value) {
        boolean list = name.endsWith("[]");
        String key = list ? name.substring(0, name.length() - 2) : name;
        Object before = values.get(key);
        if (before == null && !list) {
            values.put(key, value);
            return;
        }
        List<Object> all = new ArrayList<>();
        if (before instanceof List<?> some) {
            all.addAll(some);
        } else if (before != null) {
            all.add(before);
        }
        all.add(value);
        values.put(key, all);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new InvalidValue(Problem.of(
                    Code.INVALID_VALUE,
                    "the form cannot be read",
                    "an escape in it is broken: a percent sign is followed by two hex digits",
                    "send it as application/x-www-form-urlencoded"));
        }
    }

    /** The names, without the values, which may be secret. */
    @Override
    public String toString() {
        return "params " + values.keySet();
    }
}
