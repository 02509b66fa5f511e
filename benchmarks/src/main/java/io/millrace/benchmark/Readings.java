package io.millrace.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/** The table that is written to, and its rows: the same for every contender. */
final class Readings {

    static final String SCRIPT = "create unlogged table readings"
            + " (sensor int4 not null, at int8 not null, level float8 not null, note text not null)";

    static final String EMPTY = "truncate readings";

    private static final double STEP = 0.25;

    private Readings() {}

    /** So many rows. */
    static List<Reading> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Reading(i, 1_700_000_000L + i, i * STEP, "reading " + i))
                .toList();
    }
}
