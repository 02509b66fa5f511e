package io.millrace.internal.sql;

import io.millrace.internal.tree.Node;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The statements that were run before, by shape. Bounded: where it is full, the oldest goes. Safe for any number of
 * threads.
 */
public final class StatementCache {

    private final int capacity;
    private final ConcurrentMap<Shape, Compiled> known = new ConcurrentHashMap<>();
    private final Queue<Shape> oldestFirst = new ConcurrentLinkedQueue<>();

    /** A cache of at most so many statements. */
    public StatementCache(int capacity) {
        this.capacity = capacity;
    }

    /**
     * What a statement becomes.
     *
     * @param shape the statement's shape, with the same verb
     * @throws io.millrace.error.InvalidQuery where the statement uses what it does not have
     */
    public Compiled compiled(String verb, Node statement, Shape shape) {
        Compiled compiled = known.get(shape);
        return compiled == null ? compile(verb, statement, shape) : compiled;
    }

    /** How many statements are known. */
    public int size() {
        return known.size();
    }

    private Compiled compile(String verb, Node statement, Shape shape) {
        Compiled compiled = Compiled.of(verb, statement);
        Shape kept = shape.toKeep();
        @Nullable Compiled other = known.putIfAbsent(kept, compiled);
        if (other == null) {
            oldestFirst.add(kept);
            while (known.size() > capacity) {
                Shape oldest = oldestFirst.poll();
                if (oldest == null) {
                    break;
                }
                known.remove(oldest);
            }
        }
        return compiled;
    }
}
