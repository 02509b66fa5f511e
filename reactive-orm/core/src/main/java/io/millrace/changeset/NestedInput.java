package io.millrace.changeset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an input has of records inside of a record: a list, or, as forms send it, a map of names to them.
 *
 * @param isGiven whether the input says anything of them
 * @param isNull whether it says that there is no list at all
 * @param items each of them by its name in the input, in their order; a list counts from 0
 */
record NestedInput(boolean isGiven, boolean isNull, Map<String, @Nullable Object> items) {

    static NestedInput of(Params params, String name, boolean many, Nested.Options<?> options) {
        boolean sorts = options.sort() != null && params.has(options.sort());
        boolean drops = options.drop() != null && params.has(options.drop());
        if (!params.has(name) && !sorts && !drops) {
            return new NestedInput(false, false, Map.of());
        }
        Object raw = params.get(name);
        if (!many) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            if (raw != null) {
                one.put(name, raw);
            }
            return new NestedInput(true, params.isNull(name), one);
        }
        Map<String, @Nullable Object> given = named(raw, name);
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        if (sorts) {
            for (String place : names(params, Objects.requireNonNull(options.sort()))) {
                items.put(place, given.containsKey(place) ? given.remove(place) : Map.of());
            }
        }
        items.putAll(given);
        if (drops) {
            items.keySet().removeAll(names(params, Objects.requireNonNull(options.drop())));
        }
        return new NestedInput(true, params.isNull(name) && !sorts && !drops, items);
    }

    private static Map<String, @Nullable Object> named(@Nullable Object raw, String name) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        if (raw instanceof Collection<?> list) {
            int place = 0;
            for (Object item : list) {
                named.put(Integer.toString(place++), item);
            }
        } else if (raw instanceof Map<?, ?> map) {
            List<String> places = map.keySet().stream().map(String::valueOf).collect(Collectors.toList());
            if (places.stream().allMatch(NestedInput::isNumber)) {
                places.sort((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
            }
            places.forEach(place -> named.put(place, map.get(place)));
        } else if (raw != null) {
            named.put(name, raw);
        }
        return named;
    }

    private static boolean isNumber(String place) {
        return !place.isEmpty()
                && place.length() < 10
                && place.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static Set<String> names(Params params, String field) {
        Object raw = params.get(field);
        Collection<?> all = raw instanceof Collection<?> list ? list : raw == null ? List.of() : List.of(raw);
        List<String> names = new ArrayList<>(all.size());
        for (Object one : all) {
            if (one instanceof String || one instanceof Number) {
                names.add(one.toString());
            }
        }
        return new LinkedHashSet<>(names);
    }
}
