package io.millrace.internal.exec.link;

import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operations in flight on one link, oldest first, and what their answers tell of the time that things take. Changed on
 * the link's thread; {@link #headSince} and {@link #distance} are read from any.
 */
final class InFlight {

    /** Of a link that has nothing to do. */
    static final long NOTHING = Long.MIN_VALUE;

    private final LongSupplier clock;
    private final Distance distance = new Distance();
    private volatile long headSince = NOTHING;
    private @Nullable Operation head;
    private @Nullable Operation tail;
    private int size;

    /** Whether something else was under way before the oldest, so that the server went on with that at once. */
    private boolean headFollows;

    private long headTook;

    InFlight(LongSupplier clock) {
        this.clock = clock;
    }

    int size() {
        return size;
    }

    @Nullable Operation oldest() {
        return head;
    }

    /** Since when the oldest has been the oldest; {@link #NOTHING} where there is none. */
    long headSince() {
        return headSince;
    }

    /** How long the server was at the last that was the oldest; 0 if it was sent alone, so that its way is part of the time. */
    long headTook() {
        return headTook;
    }

    /** A round trip, and little more, in nanoseconds; 0 where that is not known yet. */
    long distance() {
        return distance.nanos();
    }

    boolean all(Predicate<Operation> test) {
        for (Operation operation = head; operation != null; operation = operation.next) {
            if (!test.test(operation)) {
                return false;
            }
        }
        return true;
    }

    void append(Operation operation) {
        operation.previous = tail;
        if (tail == null) {
            head = operation;
            headSince = clock.getAsLong();
            headFollows = false;
        } else {
            tail.next = operation;
        }
        tail = operation;
        size++;
    }

    /**
     * Takes out one that was answered or given up.
     *
     * @return when that was, if it was the oldest, and otherwise {@link #NOTHING}
     */
    long remove(Operation operation) {
        Operation before = operation.previous;
        Operation after = operation.next;
        long when = NOTHING;
        if (before == null) {
            when = clock.getAsLong();
            headTook = timed(when);
            headFollows = after != null;
            head = after;
            headSince = after == null ? NOTHING : when;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.previous = before;
        }
        operation.previous = null;
        operation.next = null;
        size--;
        return when;
    }

    private long timed(long now) {
        if (headFollows) {
            return now - headSince;
        }
        distance.heard(now - headSince);
        return 0;
    }
}
