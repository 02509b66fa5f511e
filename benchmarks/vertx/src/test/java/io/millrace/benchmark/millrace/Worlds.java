package io.millrace.benchmark.millrace;

import io.millrace.benchmark.contest.Tables;

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
}
