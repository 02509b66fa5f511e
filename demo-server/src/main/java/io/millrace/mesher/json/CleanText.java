package io.millrace.mesher.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Text that a database can hold: PostgreSQL knows neither the character NUL nor half a surrogate pair, and both arrive in
 * what programs report. Each becomes U+FFFD, the replacement character.
 */
public final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** The text without what cannot be stored; the same object where there is nothing to replace. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The document with every text and every name in it cleaned. */
    public static JsonNode of(JsonNode node) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(of(text.textValue()));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> clean.add(of(element)));
            return clean;
        }
        if (node instanceof ObjectNode object) {
            return of(object);
        }
        return node;
    }

    /** As {@link #of(JsonNode)}. */
    public static ObjectNode of(ObjectNode object) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> clean.set(of(field.getKey()), of(field.getValue())));
        return clean;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isUnstorable(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c == '\0';
    }
}
