package io.millrace.internal.preload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that rows are loaded for, each once: a key is a list of values where it has several columns. */
final class Wanted {

    private final int[] columns;
    private final Map<Object, Integer> slots;
    private final List<Object> keys;

    /** Keys that stand in these places of a row's values. */
    Wanted(int[] columns) {
        this(columns, new HashMap<>(), new ArrayList<>());
    }

    private Wanted(int[] columns, Map<Object, Integer> slots, List<Object> keys) {
        this.columns = columns;
        this.slots = slots;
        this.keys = keys;
    }

    /** One column's keys that are known, all of them different; rows come with theirs alone. */
    static Wanted of(List<Object> keys) {
        Wanted wanted = new Wanted(new int[] {0});
        keys.forEach(wanted::add);
        return wanted;
    }

    /** These keys, and perhaps more, of rows that have them in these places: whoever had these goes on with those. */
    Wanted at(int[] columns) {
        return new Wanted(columns, slots, keys);
    }

    /** The slot of a row's key, or -1 where it has none, because a part of it is null. */
    int slot(@Nullable Object[] values) {
        Object key = key(values);
        return key == null ? -1 : add(key);
    }

    /** The slot of a key, its next one where it is new. */
    int add(Object key) {
        Integer known = slots.putIfAbsent(key, keys.size());
        if (known != null) {
            return known;
        }
        keys.add(key);
        return keys.size() - 1;
    }

    private @Nullable Object key(@Nullable Object[] values) {
        if (columns.length == 1) {
            return values[columns[0]];
        }
        List<Object> parts = new ArrayList<>(columns.length);
        for (int column : columns) {
            Object part = values[column];
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return parts;
    }

    /** Whether there are keys, and no more than a statement has. */
    boolean isOfOneStatement() {
        return !keys.isEmpty() && keys.size() <= Reads.KEYS;
    }

    /** The keys, in the order of their slots. */
    List<Object> keys() {
        return keys;
    }

    /** The slot of a key that was asked for, or -1. */
    int slotOf(Object key) {
        Integer slot = slots.get(key);
        return slot == null ? -1 : slot;
    }
}
