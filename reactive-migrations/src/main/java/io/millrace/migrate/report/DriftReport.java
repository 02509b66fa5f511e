package io.millrace.migrate.report;

import java.util.List;

/**
 * In what records and database differ.
 *
 * @param differences each of them, by table
 */
public record DriftReport(List<Difference> differences) {

    /** Keeps its own copy of the list. */
    public DriftReport {
        differences = List.copyOf(differences);
    }

    /** Whether they are alike. */
    public boolean isClean() {
        return differences.isEmpty();
    }

    /** Those by which something that the records promise does not work. */
    public List<Difference> breaking() {
        return differences.stream()
                .filter(difference -> difference.kind().isBreaking())
                .toList();
    }

    /** A line for each of them. */
    @Override
    public String toString() {
        return String.join("\n", differences.stream().map(Difference::message).toList());
    }
}
