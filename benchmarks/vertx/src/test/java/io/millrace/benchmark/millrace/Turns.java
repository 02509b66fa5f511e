package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/**
 * Two that take turns, so that a busy machine slows both down alike. Each has two turns in a round, so that what it shows
 * beside itself (A/A) tells how much noise there was.
 */
final class Turns {

    private static final int WARMING = 10;
    private static final int ROUNDS = 15;

    private final String other;
    private final Work theirs;
    private final Work ours;
    private final int warming;
    private final int rounds;

    private Turns(String other, Work theirs, Work ours, int warming, int rounds) {
        this.other = other;
        this.theirs = theirs;
        this.ours = ours;
        this.warming = warming;
        this.rounds = rounds;
    }

    /** Work that is warmed up before it is timed. */
    static Turns of(String other, Work theirs, Work ours) {
        return new Turns(other, theirs, ours, WARMING, ROUNDS);
    }

    /** Work that warms nothing up, since it runs elsewhere. */
    static Turns cold(String other, Work theirs, Work ours, int rounds) {
        return new Turns(other, theirs, ours, 0, rounds);
    }

    /** Lets both be compiled as far as they ever will be: what is timed next is their work, and not the compiler's. */
    void warm(int times) {
        for (int i = 0; i < times; i++) {
            theirs.millis();
            ours.millis();
        }
    }

    /** Tells the medians and their ratio, which must be more than a number. */
    void take(String what, double atLeast) {
        double[] their = new double[rounds];
        double[] our = new double[rounds];
        double[] theirAgain = new double[rounds];
        double[] ourAgain = new double[rounds];
        for (int round = -warming; round < rounds; round++) {
            double one = theirs.millis();
            double two = ours.millis();
            double three = theirs.millis();
            double four = ours.millis();
            if (round >= 0) {
                their[round] = one;
                our[round] = two;
                theirAgain[round] = three;
                ourAgain[round] = four;
            }
        }
        double allTheirs = median(their, theirAgain);
        double allOurs = median(our, ourAgain);
        double ratio = allTheirs / allOurs;
        System.out.printf(
                "%s: %s %.2f ms, Millrace %.2f ms, %.1f times as fast (A/A %.2f and %.2f)%n",
                what,
                other,
                allTheirs,
                allOurs,
                ratio,
                median(theirAgain) / median(their),
                median(ourAgain) / median(our));
        assertThat(ratio).as(what).isGreaterThan(atLeast);
    }

    private static double median(double[]... all) {
        double[] sorted =
                Arrays.stream(all).flatMapToDouble(Arrays::stream).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** What is timed. */
    @FunctionalInterface
    interface Work {

        /** Does it, and says how long it took. */
        double millis();

        /** What is done in this machine, from its beginning to its end. */
        static Work here(Runnable work) {
            return () -> {
                long start = System.nanoTime();
                work.run();
                return (System.nanoTime() - start) / 1e6;
            };
        }
    }
}
