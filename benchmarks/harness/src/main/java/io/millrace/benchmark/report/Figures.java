package io.millrace.benchmark.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Some figures of the same thing, from lowest to highest. */
public final class Figures {

    private final double[] sorted;

    private Figures(double[] sorted) {
        this.sorted = sorted;
    }

    /** The figures of some things. */
    public static <T> Figures of(List<T> things, ToDoubleFunction<T> figure) {
        double[] sorted = things.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    /** The one in the middle. */
    public double median() {
        return at(0.5);
    }

    /** Where the middle half lies. */
    public Spread spread() {
        return new Spread(at(0.25), at(0.75));
    }

    private double at(double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
