package io.millrace.benchmark;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * The bytes of one operation, once they are steady: rounds of it are run until the last few agree, since the compiler of
 * Java takes its time to see which objects nobody needs. The median of those is the figure.
 */
final class Steady {

    private static final int AGREEING = 5;
    private static final int MOST_ROUNDS = 80;
    private static final double CLOSE = 1.02;

    private Steady() {}

    static double bytes(int operations, Runnable work) {
        Deque<Double> last = new ArrayDeque<>(AGREEING);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (last.size() == AGREEING) {
                last.removeFirst();
            }
            last.addLast((double) Allocation.during(work) / operations);
            if (last.size() == AGREEING && Collections.max(last) <= Collections.min(last) * CLOSE) {
                break;
            }
        }
        return Turn.median(last.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
