package io.millrace.benchmark.millrace;

import io.millrace.benchmark.contest.Allocation;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bytes of one operation once it is warm. Java's compiler takes its time to see which objects nobody needs, so rounds
 * are run until the median of the last few is within the budget, or there were so many that it will never be.
 */
final class Steady {

    private static final int LAST = 5;
    private static final int MOST_ROUNDS = 60;

    private Steady() {}

    /** The bytes of an operation; above the budget only where no round helps any more. */
    static double bytes(double budget, int operations, Runnable work) {
        Deque<Double> last = new ArrayDeque<>(LAST);
        double median = Double.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && median > budget; round++) {
            if (last.size() == LAST) {
                last.removeFirst();
            }
            last.addLast((double) Allocation.during(work) / operations);
            if (last.size() == LAST) {
                median = last.stream().sorted().skip(LAST / 2).findFirst().orElseThrow();
            }
        }
        return median;
    }
}
