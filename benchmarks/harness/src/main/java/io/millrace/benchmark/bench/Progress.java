package io.millrace.benchmark.bench;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Measurement;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says how far a run has come, and what it has found so far. */
final class Progress {

    private final long begun = System.nanoTime();
    private final PrintStream out;
    private final int steps;
    private int step;

    Progress(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    /** Something has begun that takes a while. */
    void says(String what) {
        out.println(String.format(
                Locale.ROOT, "%5d s  %s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), what));
        out.flush();
    }

    /** A workload is done. */
    void measured(List<Measurement> measurements) {
        step++;
        StringBuilder line = new StringBuilder(200);
        Measurement first = measurements.get(0);
        line.append(String.format(
                Locale.ROOT,
                "[%3d/%d] %2d ms  %-42s %,12.0f/s by hand;",
                step,
                steps,
                first.distanceMillis(),
                first.workload(),
                first.perSecond()));
        for (Measurement measurement : measurements.subList(1, measurements.size())) {
            line.append(
                    String.format(Locale.ROOT, " %s %.2f", shortened(measurement.contender()), measurement.ratio()));
        }
        says(line.toString());
    }

    private static String shortened(String contender) {
        return contender.equals(Entrant.BY_HAND_AGAIN.name()) ? "again" : contender.replace("Vert.x by hand, ", "");
    }
}
