package io.millrace.benchmark;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What one contender did in one round.
 *
 * @param perSecond how many operations it did in a second
 * @param bytes how many bytes an operation asked for, on all threads
 */
record Turn(double perSecond, double bytes) {

    /** Does the work of so many operations. */
    static Turn of(int operations, Runnable work) {
        long start = System.nanoTime();
        long bytes = Allocation.during(work);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Turn(operations / seconds, (double) bytes / operations);
    }

    static double median(Turn[] turns, ToDoubleFunction<Turn> figure) {
        return median(Arrays.stream(turns).mapToDouble(figure).toArray());
    }

    static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
