package io.millrace.benchmark.goal;

import io.millrace.benchmark.report.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds figures against what is aimed at. A figure that the noise of the run could turn round decides nothing. */
final class Judge {

    /** What by hand may differ from itself without anything being doubted. */
    private static final double CALM = 0.03;

    private static final double ROUNDING = 1e-9;

    private final List<Goal> goals = new ArrayList<>();

    List<Goal> goals() {
        return goals;
    }

    /** Of what depends on no machine. */
    void atMost(String name, double measured, double most) {
        goals.add(new Goal(name, "at most " + figure(most), measured, measured <= most, ""));
    }

    /**
     * Of a ratio of speeds.
     *
     * @param noise what by hand differed from itself at the same work
     */
    void atLeast(String name, double measured, double least, double noise) {
        goals.add(judged(name, "at least " + figure(least), measured, measured >= least, least, noise));
    }

    /**
     * Of a ratio of times.
     *
     * @param noise what by hand differed from itself at the same work
     */
    void atMost(String name, double measured, double most, double noise) {
        goals.add(judged(name, "at most " + figure(most), measured, measured <= most, most, noise));
    }

    private static Goal judged(String name, String target, double measured, boolean met, double bound, double noise) {
        boolean near = Math.abs(measured - bound) < noise * bound;
        return noise > CALM + ROUNDING && near
                ? new Goal(
                        name,
                        target,
                        measured,
                        false,
                        String.format(Locale.ROOT, "by hand differed from itself by %.2f", noise))
                : new Goal(name, target, measured, met, "");
    }

    private static String figure(double bound) {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : String.format(Locale.ROOT, "%.2f", bound);
    }
}
