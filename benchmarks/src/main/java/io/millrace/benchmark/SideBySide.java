package io.millrace.benchmark;

import io.millrace.test.database.TestDatabase;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs the point read and the list beside the same by hand, in turns, and prints the ratio of their medians. Times of
 * one run only mean something beside each other.
 */
public final class SideBySide {

    private static final int ROWS = 10_000;
    private static final int ROUNDS = 9;

    private SideBySide() {}

    /** Starts its own database on loopback, measures for a minute or less, and ends. */
    public static void main(String[] arguments) throws Exception {
        try (TestDatabase database = TestDatabase.create(schema());
                ByHand byHand = new ByHand(database.url());
                WithMillrace millrace = new WithMillrace(database.url())) {
            if (!byHand.list(ROWS).equals(millrace.list(ROWS))) {
                throw new IllegalStateException("the contenders give different answers");
            }
            for (int inFlight : new int[] {1, 64, 256}) {
                int total = inFlight == 1 ? 2_000 : 20_000;
                compare(
                        "get, " + inFlight + " in flight",
                        total,
                        () -> byHand.gets(total, inFlight, ROWS),
                        () -> millrace.gets(total, inFlight, ROWS));
            }
            for (int rows : new int[] {100, 1_000, 10_000}) {
                int repeats = 40_000 / rows;
                compare(
                        "list of " + rows,
                        repeats,
                        () -> times(repeats, () -> byHand.list(rows)),
                        () -> times(repeats, () -> millrace.list(rows)));
            }
        }
    }

    static String schema() {
        return "create table world (id int4 primary key, randomnumber int4 not null);"
                + "insert into world select i, i * 31 % 10000 from generate_series(1, " + ROWS + ") i;"
                + "analyze world";
    }

    private static void compare(String name, int operations, Work byHand, Work millrace) throws Exception {
        double[] hand = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            double first = rate(operations, byHand);
            double second = rate(operations, millrace);
            if (round >= 0) {
                hand[round] = first;
                ours[round] = second;
            }
        }
        Arrays.sort(hand);
        Arrays.sort(ours);
        double median = hand[ROUNDS / 2];
        double mine = ours[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT, "%-22s by hand %10.0f/s   millrace %10.0f/s   ratio %.2f%n", name, median, mine, mine / median);
    }

    private static double rate(int operations, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return operations * 1e9 / (System.nanoTime() - start);
    }

    private static void times(int repeats, Runnable work) {
        for (int i = 0; i < repeats; i++) {
            work.run();
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
