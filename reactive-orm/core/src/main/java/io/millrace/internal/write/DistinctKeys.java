package io.millrace.internal.write;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells of keys that come one after another whether each is another one than all before it. As long as they ascend, as
 * keys mostly do, only the last is kept; all are from the first on that does not.
 */
final class DistinctKeys {

    private final int size;
    private final IntFunction<? extends @Nullable Object> keys;
    private int count;
    private @Nullable Object last;
    private @Nullable Set<Object> seen;

    /**
     * None yet.
     *
     * @param size how many there will be
     * @param keys the keys by their places, which may be asked for once more
     */
    DistinctKeys(int size, IntFunction<? extends @Nullable Object> keys) {
        this.size = size;
        this.keys = keys;
    }

    /** Whether the next key is another one than all before it; null is another one always. */
    boolean add(@Nullable Object key) {
        int place = count++;
        if (key == null) {
            return true;
        }
        if (seen == null) {
            if (ascends(key)) {
                last = key;
                return true;
            }
            seen = before(place);
        }
        return seen.add(key);
    }

    @SuppressWarnings("unchecked") // both are of one class
    private boolean ascends(Object key) {
        if (!(key instanceof Comparable<?>)) {
            return false;
        }
        Object before = last;
        return before == null
                || (before.getClass() == key.getClass() && ((Comparable<Object>) before).compareTo(key) < 0);
    }

    private Set<Object> before(int place) {
        Set<Object> all = new HashSet<>(size * 2);
        for (int i = 0; i < place; i++) {
            Object key = keys.apply(i);
            if (key != null) {
                all.add(key);
            }
        }
        return all;
    }
}
