package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.ReadingTable.READING;

import java.util.List;
import java.util.stream.IntStream;

/** The table that is written to, and its rows: what the tests of many rows insert. */
final class Readings {

    static final String SCRIPT = "create unlogged table readings"
            + " (sensor int4 not null, at int8 not null, level float8 not null, note text not null)";

    private static final double STEP = 0.25;

    private Readings() {}

    /** So many rows. */
    static List<Reading> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Reading(i, 1_700_000_000L + i, i * STEP, "reading " + i))
                .toList();
    }

    /** What is inserted for them. */
    static List<ReadingDraft> drafts(List<Reading> readings) {
        return readings.stream()
                .map(reading -> READING.draft()
                        .sensor(reading.sensor())
                        .at(reading.at())
                        .level(reading.level())
                        .note(reading.note()))
                .toList();
    }
}
