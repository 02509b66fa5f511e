package io.millrace.benchmark.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run found.
 *
 * @param mode {@code quick} or {@code full}
 * @param measuredAt when, in UTC
 * @param commit of which sources; with {@code +} where they were changed since
 * @param machine on what
 * @param versions of whose libraries
 * @param worlds how many rows the table of the gets had
 * @param rounds how many turns each contender had at each workload
 * @param turnMillis how long a turn was, at least one operation
 * @param measurements the workloads
 * @param waiting gets under an open load
 * @param micro what costs something without a database
 * @param served what Mesher did under an open load
 * @param retained what streams keep in memory
 * @param goals what is aimed at, and whether it is reached
 * @param failures what could not be measured, and why
 */
public record Report(
        String mode,
        String measuredAt,
        String commit,
        Machine machine,
        Map<String, String> versions,
        int worlds,
        int rounds,
        long turnMillis,
        List<Measurement> measurements,
        List<Waiting> waiting,
        List<Micro> micro,
        List<Served> served,
        List<Retained> retained,
        List<Goal> goals,
        List<String> failures) {

    /** The same, judged. */
    public Report with(List<Goal> judged) {
        return new Report(
                mode,
                measuredAt,
                commit,
                machine,
                versions,
                worlds,
                rounds,
                turnMillis,
                measurements,
                waiting,
                micro,
                served,
                retained,
                judged,
                failures);
    }

    /** The measurements from one distance. */
    public List<Measurement> from(int millis) {
        return measurements.stream()
                .filter(measurement -> measurement.distanceMillis() == millis)
                .toList();
    }

    /** One of them. */
    public Optional<Measurement> find(String workload, int millis, String contender) {
        return measurements.stream()
                .filter(measurement -> measurement.distanceMillis() == millis
                        && measurement.workload().equals(workload)
                        && measurement.contender().equals(contender))
                .findFirst();
    }

    /** The names of the workloads, in their order. */
    public List<String> workloads(int millis) {
        return from(millis).stream().map(Measurement::workload).distinct().toList();
    }

    /** Who took part, in order. */
    public List<String> contenders() {
        return measurements.stream().map(Measurement::contender).distinct().toList();
    }

    /** The distances, from near to far. */
    public List<Integer> distances() {
        return measurements.stream()
                .map(Measurement::distanceMillis)
                .distinct()
                .sorted()
                .toList();
    }
}
