package io.millrace.changeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a form, put together from names such as {@code posts[0][title]} and {@code address.city}. */
final class FormFields {

    private static final Pattern NAME = Pattern.compile("[^\\[\\].]++(?:\\[[^\\[\\]]++]|\\.[^\\[\\].]++)*+(?:\\[])?+");
    private static final Pattern STEP = Pattern.compile("]?[\\[.]|]");

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** A field; one that contradicts those before it, a text where they have fields, is left out. */
    void add(String name, String value) {
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

    Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
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
