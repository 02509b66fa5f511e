package io.millrace.internal.exec.statement;

import org.jspecify.annotations.Nullable;

/**
 * Reads that are sent together, found by their keys: a table of open addresses that is never more than half full, because it
 * is made for each statement, and one with a node for each key takes four times the bytes.
 */
final class Asking {

    /** Spreads hashes that follow each other: 2 to the 32nd, divided by the golden ratio. */
    private static final int GOLDEN = 0x9E3779B9;

    private final @Nullable Object[] keys;
    private final @Nullable KeyedStatement<?>[] reads;

    /** A table for so many keys. */
    Asking(int size) {
        int places = Integer.highestOneBit(Math.max(2 * size - 1, 1)) * 2;
        keys = new Object[places];
        reads = new KeyedStatement<?>[places];
    }

    /** Adds a read, in front of those with the same key; whether it is the first with its key. */
    boolean add(KeyedStatement<?> one) {
        Object key = one.key();
        int place = place(key);
        one.next(reads[place]);
        reads[place] = one;
        boolean first = keys[place] == null;
        keys[place] = key;
        return first;
    }

    /** The last that was added with a key, which leads to the others; null where nobody asks for it. */
    @Nullable KeyedStatement<?> of(@Nullable Object key) {
        return key == null ? null : reads[place(key)];
    }

    /** Where a key stands, or would. */
    private int place(Object key) {
        int last = keys.length - 1;
        int hash = key.hashCode() * GOLDEN;
        int place = (hash ^ (hash >>> 16)) & last;
        for (Object other = keys[place]; other != null && !other.equals(key); other = keys[place]) {
            place = (place + 1) & last;
        }
        return place;
    }
}
