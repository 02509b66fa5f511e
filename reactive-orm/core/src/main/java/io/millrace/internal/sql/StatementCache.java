package io.millrace.internal.sql;

import io.millrace.internal.tree.Node;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the statements that were run before, by shape. Bounded: where it is full, the oldest goes. Safe for any
 * number of threads.
 */
public final class StatementCache {

    private final int capacity;
    private final ConcurrentMap<Shape, String> texts = new ConcurrentHashMap<>();
    private final Queue<Shape> oldestFirst = new ConcurrentLinkedQueue<>();

    /** A cache of at most so many statements. */
    public StatementCache(int capacity) {
        this.capacity = capacity;
    }

    /**
     * The text of a statement.
     *
     * @param shape the statement's shape
     * @throws io.millrace.error.InvalidQuery where the statement uses what it does not have
     */
    public String text(Node statement, Shape shape) {
        String known = texts.get(shape);
        return known == null ? compile(statement, shape) : known;
    }

    /** How many statements are known. */
    public int size() {
        return texts.size();
    }

    private String compile(Node statement, Shape shape) {
        String text = SqlWriter.write(statement);
        ScopeCheck.check(statement, text);
        Shape kept = shape.toKeep();
        @Nullable String other = texts.putIfAbsent(kept, text);
        if (other == null) {
            oldestFirst.add(kept);
            while (texts.size() > capacity) {
                Shape oldest = oldestFirst.poll();
                if (oldest == null) {
                    break;
                }
                texts.remove(oldest);
            }
        }
        return text;
    }
}
