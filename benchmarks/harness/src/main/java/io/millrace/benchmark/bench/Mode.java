package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import java.util.List;

/** How thorough a run is. */
public enum Mode {
    /** Everything once, with next to no time: whether it works, and nothing about speed. */
    TINY(2_000, 1, 1, 1, 20),
    /** Less than five minutes. */
    QUICK(100_000, 3, 120, 60, 400),
    /** What is published. */
    FULL(1_000_000, 9, 1_000, 300, 3_000);

    private final int worlds;
    private final int rounds;
    private final long warmMillis;
    private final long turnMillis;
    private final long loadMillis;

    Mode(int worlds, int rounds, long warmMillis, long turnMillis, long loadMillis) {
        this.worlds = worlds;
        this.rounds = rounds;
        this.warmMillis = warmMillis;
        this.turnMillis = turnMillis;
        this.loadMillis = loadMillis;
    }

    int worlds() {
        return worlds;
    }

    int rounds() {
        return rounds;
    }

    long warmMillis() {
        return warmMillis;
    }

    long turnMillis() {
        return turnMillis;
    }

    long loadMillis() {
        return loadMillis;
    }

    /** How JMH runs. */
    List<String> jmh() {
        return switch (this) {
            case TINY -> List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "10ms", "-p", "shapes=1");
            case QUICK -> List.of("-f", "1", "-wi", "2", "-w", "200ms", "-i", "3", "-r", "200ms");
            case FULL -> List.of("-f", "3", "-wi", "5", "-w", "1s", "-i", "5", "-r", "1s");
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
