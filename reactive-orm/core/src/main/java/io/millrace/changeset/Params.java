package io.millrace.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.internal.cast.FormFields;
import io.millrace.internal.cast.Plain;
import java.util.ArrayList;
import java.util.Collection;
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
     * that stands there more than once, or ends in {@code []}, is a list. Fields of records inside are written {@code
     * address[city]} or {@code address.city}, and {@code posts[0][title]}, at most 100 levels deep; a name that is not
     * of this form stays as it is. Bytes that are no UTF-8 are an error of the field that they are cast to.
     *
     * @throws InvalidValue where an escape is broken
     */
    public static Params form(String encoded) {
        FormFields fields = new FormFields();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                fields.add(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Params(fields.values(), true);
    }

    /** The same input, whose empty texts stay texts, rather than become null or are left out of lists. */
    public Params keepingEmpty() {
        return new Params(values, false);
    }

    /** A value of this input as an input of its own; null where it is no map. */
    @Nullable Params inside(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        map.forEach((name, part) -> inner.put(String.valueOf(name), part));
        return new Params(Collections.unmodifiableMap(inner), emptyIsNull);
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

    /** Whether a name is there with null, rather than with an empty text. */
    boolean isNull(String name) {
        return values.containsKey(name) && values.get(name) == null;
    }

    /** The value of a name; a list without the empty texts in it, unless those stay. */
    @Nullable Object value(String name) {
        Object value = get(name);
        if (!emptyIsNull || !(value instanceof Collection<?> items)) {
            return value;
        }
        List<@Nullable Object> kept = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof String text && text.isBlank())) {
                kept.add(item);
            }
        }
        return kept;
    }

    /** The names that are there. */
    public Set<String> names() {
        return values.keySet();
    }

    private static String decoded(String text) {
        try {
            return FormFields.decoded(text);
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
