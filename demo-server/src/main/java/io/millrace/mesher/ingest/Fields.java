package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of Sentry's JSON, where SDKs of every age put what they have: a field that is absent, null or of another
 * kind than expected is nothing.
 */
final class Fields {

    /** Longer texts are cut: a message of a megabyte says no more than its beginning. */
    static final int LONGEST_TEXT = 8_192;

    private Fields() {}

    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() || value.isContainerNode() ? null : cut(value.asText());
    }

    static @Nullable Integer integer(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : null;
    }

    static @Nullable Boolean truth(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return (value != null && value.isBoolean()) ? value.booleanValue() : null;
    }

    static @Nullable JsonNode objectOrNull(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isObject() ? value : null;
    }

    static JsonNode object(JsonNode object, String name) {
        JsonNode value = objectOrNull(object, name);
        return value == null ? JsonNodeFactory.instance.objectNode() : value;
    }

    /** The objects of an interface that newer SDKs wrap as {@code {"values": […]}} and older ones send bare. */
    static List<JsonNode> values(JsonNode object, String name) {
        JsonNode value = object.path(name);
        JsonNode list = value.isObject() && value.has("values") ? value.get("values") : value;
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode element : list.isObject() ? List.of(list) : list) {
            if (element.isObject()) {
                objects.add(element);
            }
        }
        return objects;
    }

    static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
        return text.substring(0, pair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }
}
