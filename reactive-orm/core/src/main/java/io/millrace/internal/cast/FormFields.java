package io.millrace.internal.cast;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a form, put together from names such as {@code posts[0][title]} and {@code address.city}. */
public final class FormFields {

    private static final Pattern NAME = Pattern.compile("[^\\[\\].]++(?:\\[[^\\[\\]]++]|\\.[^\\[\\].]++)*+(?:\\[])?+");
    private static final Pattern STEP = Pattern.compile("]?[\\[.]|]");

    private static final String UNREADABLE = "\uD800";

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** None yet. */
    public FormFields() {}

    /** A field; one that contradicts those before it, a text where they have fields, is left out. */
    public void add(String name, String value) {
        boolean list = name.endsWith("[]");
        String plain = list ? name.substring(0, name.length() - 2) : name;
        List<String> path = NAME.matcher(name).matches() ? steps(plain) : List.of();
        if (path.isEmpty() || path.size() > Plain.DEPTH) {
            path = List.of(plain);
        }
        Map<String, @Nullable Object> at = values;
        for (String step : path.subList(0, path.size() - 1)) {
            Object inner = at.computeIfAbsent(step, missing -> new LinkedHashMap<String, @Nullable Object>());
            if (!(inner instanceof Map)) {
                return;
            }
            at = fields(inner);
        }
        put(at, path.get(path.size() - 1), value, list);
    }

    /** The fields by name: texts, lists of texts, and maps of fields inside. */
    public Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * The text that a part of a form stands for. Bytes that are no UTF-8 become half of a pair of characters, which no type
     * takes.
     *
     * @throws IllegalArgumentException where an escape is broken
     */
    public static String decoded(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded.replace('+', ' ');
        }
        StringBuilder text = new StringBuilder(encoded.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                bytes.write(octet(encoded, i + 1));
                i += 2;
                continue;
            }
            flush(bytes, text);
            text.append(character == '+' ? ' ' : character);
        }
        flush(bytes, text);
        return text.toString();
    }

    private static int octet(String encoded, int at) {
        if (at + 2 > encoded.length() || digit(encoded, at) < 0 || digit(encoded, at + 1) < 0) {
            throw new IllegalArgumentException("a percent sign without two hex digits");
        }
        return digit(encoded, at) << 4 | digit(encoded, at + 1);
    }

    private static int digit(String encoded, int at) {
        char character = encoded.charAt(at);
        return character < 128 ? Character.digit(character, 16) : -1;
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder text) {
        if (bytes.size() == 0) {
            return;
        }
        try {
            text.append(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(UNREADABLE)
                    .decode(ByteBuffer.wrap(bytes.toByteArray())));
        } catch (CharacterCodingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        bytes.reset();
    }

    private static List<String> steps(String name) {
        return Arrays.stream(STEP.split(name, -1))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    @SuppressWarnings("unchecked") // every map in the tree was made here
    private static Map<String, @Nullable Object> fields(Object map) {
        return (Map<String, @Nullable Object>) map;
    }

    private static void put(Map<String, @Nullable Object> at, String name, String value, boolean list) {
        Object before = at.get(name);
        if (before instanceof Map) {
            return;
        }
        if (before == null && !list) {
            at.put(name, value);
            return;
        }
        if (before instanceof ArrayList<?> several) {
            items(several).add(value);
            return;
        }
        List<Object> all = new ArrayList<>();
        if (before != null) {
            all.add(before);
        }
        all.add(value);
        at.put(name, all);
    }

    @SuppressWarnings("unchecked") // every list in the tree was made here
    private static List<Object> items(List<?> list) {
        return (List<Object>) list;
    }
}
