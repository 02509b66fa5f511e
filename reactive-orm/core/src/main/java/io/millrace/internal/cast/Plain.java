package io.millrace.internal.cast;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON tree as maps, lists, texts, numbers and booleans. */
public final class Plain {

    /** How deep an input may be nested; what is deeper costs more stack than a field is worth. */
    static final int DEPTH = 100;

    /** How many digits a number may have before its point, and after it. */
    private static final int DIGITS = 1_000;

    private Plain() {}

    /** What is nested more deeply than {@link #DEPTH} levels stays as it is. */
    public static @Nullable Object of(JsonNode json) {
        return of(json, 0);
    }

    private static @Nullable Object of(JsonNode json, int depth) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            return json.numberValue();
        }
        if (!json.isContainerNode() || depth >= DEPTH) {
            return json;
        }
        if (json.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(json.size());
            json.elements().forEachRemaining(element -> list.add(of(element, depth + 1)));
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        json.properties().forEach(field -> map.put(field.getKey(), of(field.getValue(), depth + 1)));
        return map;
    }

    /** Whether a value is nested no deeper than an input may be. */
    static boolean isShallow(@Nullable Object value) {
        return isShallow(value, 0);
    }

    private static boolean isShallow(@Nullable Object value, int depth) {
        Collection<?> parts;
        if (value instanceof Map<?, ?> map) {
            parts = map.values();
        } else if (value instanceof Collection<?> collection) {
            parts = collection;
        } else {
            return !(value instanceof JsonNode json) || !json.isContainerNode();
        }
        return depth < DEPTH && parts.stream().allMatch(part -> isShallow(part, depth + 1));
    }

    /** Whether PostgreSQL's documents can hold every number of a shallow value: they have no NaN and a widest one. */
    static boolean isStorable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(Plain::isStorable);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().allMatch(Plain::isStorable);
        }
        if (value instanceof BigDecimal number) {
            return Math.abs((long) number.precision() - number.scale()) <= DIGITS && Math.abs(number.scale()) <= DIGITS;
        }
        if (value instanceof BigInteger number) {
            return number.bitLength() <= 3 * DIGITS;
        }
        return !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
    }
}
