package io.millrace.benchmark.millrace;

import io.millrace.benchmark.contest.Tables;
import java.util.List;
import java.util.stream.IntStream;

/** The tables that these tests read and write: those of the benchmarks. */
final class Worlds {

    static final int ROWS = 10_000;

    static final String SCRIPT = Tables.script(ROWS);

    private static final long STEP = 7_919;

    private Worlds() {}

    /** Looks drawn at random. */
    static int key(int number) {
        return (int) (number * STEP % ROWS) + 1;
    }

    /** So many of them, all different. */
    static List<Integer> keys(int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(place -> key(number * count + place))
                .toList();
    }
}
