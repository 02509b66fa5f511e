package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.run.Servers;
import java.util.List;

/** How thorough a run is. */
public enum Mode {
    /** Everything once, with next to no time: whether it works, and nothing about speed. */
    TINY(2_000, 1, 20),
    /** Less than five minutes: all of it works, and a first impression. */
    QUICK(100_000, 2, 200),
    /** What is published; about half an hour. */
    FULL(1_000_000, 9, 1_000);

    private static final int FAR_STREAM = 20_000;
    private static final int SHORT_FAR_STREAM = 5_000;

    private final int worlds;
    private final int loads;
    private final long loadMillis;

    Mode(int worlds, int loads, long loadMillis) {
        this.worlds = worlds;
        this.loads = loads;
        this.loadMillis = loadMillis;
    }

    /**
     * How long contenders take turns at a workload.
     *
     * @param rounds how many turns each has
     * @param warmMillis how long it warms before
     * @param turnMillis how long a turn is, at least one operation
     */
    record Pace(int rounds, long warmMillis, long turnMillis) {}

    /** A distance adds waiting, and no noise, so that fewer rounds are enough from there. */
    Pace pace(int distance) {
        return switch (this) {
            case TINY -> new Pace(1, 1, 1);
            case QUICK -> distance == 0 ? new Pace(3, 80, 50) : new Pace(3, 20, 50);
            case FULL -> distance == 0 ? new Pace(7, 500, 200) : new Pace(5, 100, 100);
        };
    }

    int worlds() {
        return worlds;
    }

    /** How many turns each has under an open load. */
    int loads() {
        return loads;
    }

    long loadMillis() {
        return loadMillis;
    }

    /** How much Mesher is loaded. */
    Servers.Rate gatling() {
        return switch (this) {
            case TINY -> new Servers.Rate(20, 2);
            case QUICK -> new Servers.Rate(100, 5);
            case FULL -> new Servers.Rate(200, 30);
        };
    }

    /** How many Java machines JMH starts for each of its programs. */
    int forks() {
        return this == FULL ? 2 : 1;
    }

    /** How often JMH runs each of its programs in one of them, those for warming included. */
    int iterations() {
        return switch (this) {
            case TINY -> 1;
            case QUICK -> 3;
            case FULL -> 6;
        };
    }

    /** How long JMH runs each of its programs in one of them. */
    double microSeconds() {
        return switch (this) {
            case TINY -> 0.01;
            case QUICK -> 0.6;
            case FULL -> 5;
        };
    }

    /** How JMH runs. */
    List<String> jmh() {
        return switch (this) {
            case TINY -> List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "10ms", "-p", "shapes=1");
            case QUICK -> List.of("-f", "1", "-wi", "1", "-w", "200ms", "-i", "2", "-r", "200ms");
            case FULL -> List.of("-f", "2", "-wi", "2", "-w", "500ms", "-i", "4", "-r", "1s");
        };
    }

    /** What is timed from a distance: all of it at home and in a full run. A stream from afar has fewer rows. */
    List<Workload> workloads(int millis) {
        if (millis == 0) {
            return Workloads.all(worlds);
        }
        return this == FULL ? Workloads.all(FAR_STREAM) : Workloads.far(Math.min(worlds, SHORT_FAR_STREAM));
    }
}
