package io.millrace.migrate.report;

import java.time.Duration;
import java.util.List;

/**
 * What a migrator did.
 *
 * @param ran what it ran, in order; empty where there was nothing to do or another did it
 * @param newer versions that have run and are newer than all that are known here: a later release was here before
 */
public record MigrationReport(List<Ran> ran, List<Long> newer) {

    /** Keeps its own copy of the lists. */
    public MigrationReport {
        ran = List.copyOf(ran);
        newer = List.copyOf(newer);
    }

    /**
     * One migration that ran.
     *
     * @param version its number
     * @param name its name
     * @param up whether it was done, and not taken back
     * @param took how long it took
     */
    public record Ran(long version, String name, boolean up, Duration took) {}

    /** The versions that ran, in order. */
    public List<Long> versions() {
        return ran.stream().map(Ran::version).toList();
    }
}
