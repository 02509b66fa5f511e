package io.millrace.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is wrong with one field of an input: made to be shown to whoever sent it, and to be translated. It never holds
 * the value that was sent.
 *
 * @param path the names that lead to the field, as the input has them; empty for the input as a whole
 * @param code what is wrong, for programs: {@code required}, {@code length}, {@code unique} and so on
 * @param template what is wrong, in English, with the names of arguments in braces: {@code must have at least {min}
 *     characters}
 * @param arguments the arguments of the template
 */
public record FieldError(List<String> path, String code, String template, Map<String, Object> arguments) {

    public FieldError {
        path = List.copyOf(path);
        arguments = Map.copyOf(arguments);
    }

    /** An error of one field, whose template has no arguments. */
    public static FieldError of(String field, String code, String template) {
        return new FieldError(List.of(field), code, template, Map.of());
    }

    /** The path as one text: {@code address.city}; empty for the input as a whole. */
    public String field() {
        return String.join(".", path);
    }

    /** The template with its arguments filled in. */
    public String message() {
        return message(template);
    }

    /** Another template, such as a translated one, with the same arguments filled in. */
    public String message(String other) {
        String text = other;
        for (Map.Entry<String, Object> argument : new LinkedHashMap<>(arguments).entrySet()) {
            text = text.replace(
                    "{" + argument.getKey() + "}", argument.getValue().toString());
        }
        return text;
    }

    /** The same error of a field that is a part of another one. */
    public FieldError under(String parent) {
        List<String> longer = new ArrayList<>(path.size() + 1);
        longer.add(parent);
        longer.addAll(path);
        return new FieldError(longer, code, template, arguments);
    }

    /**
     * Errors as a tree on their paths: names to further maps, and at the ends to lists of what a function makes of each.
     * What is wrong with something that has fields itself stands under the empty name.
     */
    public static Map<String, Object> tree(List<FieldError> errors, Function<? super FieldError, ?> words) {
        Branch root = new Branch();
        for (FieldError error : errors) {
            Branch at = root;
            for (String name : error.path()) {
                at = at.fields.computeIfAbsent(name, missing -> new Branch());
            }
            at.own.add(words.apply(error));
        }
        return root.map();
    }

    /** The field and the message. */
    @Override
    public String toString() {
        return path.isEmpty() ? message() : field() + ": " + message();
    }

    /** What is wrong with one thing, and with its fields. */
    private static final class Branch {

        private final Map<String, Branch> fields = new LinkedHashMap<>();
        private final List<Object> own = new ArrayList<>();

        private Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            fields.forEach((name, branch) ->
                    map.put(name, branch.fields.isEmpty() ? Collections.unmodifiableList(branch.own) : branch.map()));
            if (!own.isEmpty()) {
                map.put("", Collections.unmodifiableList(own));
            }
            return Collections.unmodifiableMap(map);
        }
    }
}
