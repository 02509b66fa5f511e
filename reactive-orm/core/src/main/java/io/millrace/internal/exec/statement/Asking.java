package io.millrace.internal.exec.statement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads that are sent together, found by their keys: a table of open addresses that is never more than half full, because it
 * is made for each statement, and one with a node for each key takes four times the bytes.
 */
final class Asking {

    private final @Nullable KeyedStatement<?>[] places;

    /** A table for so many keys. */
    Asking(int keys) {
        places = new KeyedStatement<?>[Integer.highestOneBit(Math.max(2 * keys - 1, 1)) * 2];
    }

    /** Adds a read, in front of those with the same key; whether it is the first with its key. */
    boolean add(KeyedStatement<?> one) {
        int place = place(one.key());
        KeyedStatement<?> before = places[place];
        one.next(before);
        places[place] = one;
        return before == null;
    }

    /** The last that was added with a key, which leads to the others; null where nobody asks for it. */
    @Nullable KeyedStatement<?> of(@Nullable Object key) {
        return key == null ? null : places[place(key)];
    }

    /** Where a key stands, or would. */
    private int place(Object key) {
        int last = places.length - 1;
        int hash = key.hashCode() * 0x9E3779B9;
        int place = (hash ^ (hash >>> 16)) & last;
        while (places[place] != null
                && !Objects.requireNonNull(places[place]).key().equals(key)) {
            place = (place + 1) & last;
        }
        return place;
    }
}
