package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.run.Servers;
import java.util.List;

/** How thorough a run is. */
public enum Mode {
    /** Everything once, with next to no time: whether it works, and nothing about speed. */
    TINY(2_000, 1, 20),
    /** About six minutes: all of it works, and a first impression. */
    QUICK(100_000, 3, 400),
    /** What is published; less than 45 minutes. */
    FULL(1_000_000, 5, 2_000);

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
            case QUICK -> new Pace(3, 80, 50);
            case FULL -> distance == 0 ? new Pace(9, 600, 200) : new Pace(5, 200, 200);
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

    /** How JMH runs. */
    List<String> jmh() {
        return switch (this) {
            case TINY -> List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "10ms", "-p", "shapes=1");
            case QUICK -> List.of("-f", "1", "-wi", "2", "-w", "200ms", "-i", "3", "-r", "200ms");
            case FULL -> List.of("-f", "2", "-wi", "3", "-w", "1s", "-i", "5", "-r", "1s");
        };
    }

    /** What is timed from a distance. All of it at home and in a full run, where one stream of everything is enough. */
    List<Workload> workloads(int millis) {
        if (millis == 0) {
            return Workloads.ALL;
        }
        return this == FULL
                ? Workloads.ALL.stream()
                        .filter(workload -> workload.task() != Task.STREAM)
                        .toList()
                : Workloads.FAR;
    }
}
