package io.millrace.benchmark.page;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Goal;
import io.millrace.benchmark.report.Machine;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The tables of a report, by the names that the docs ask for them. */
final class Grids {

    private static final String NONE = "–";
    private static final List<String> NOISE = List.of(Entrant.BY_HAND.name(), Entrant.BY_HAND_AGAIN.name());

    private final Report report;

    Grids(Report report) {
        this.report = report;
    }

    /** Everything that a page can ask for. */
    Map<String, String> markdown() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("machine", machine());
        texts.put("versions", versions());
        texts.put(
                "picture",
                "![Operations in a second, as a part of Vert.x by hand](docs/speed.png)\n\n"
                        + "Each bar is what a contender did in a second beside the driver by hand in the same rounds, with the"
                        + " database on the same machine. " + machine());
        texts.put("published", published());
        texts.put("millrace", millrace().markdown());
        texts.put("sent", sent().markdown());
        for (int distance : report.distances()) {
            texts.put("ratios-" + letters(distance), ratios(distance).markdown());
        }
        texts.put("waiting", waiting().markdown());
        texts.put("micro", micro().markdown());
        texts.put("served", served().markdown());
        texts.put("goals", goals().markdown());
        return texts;
    }

    String machine() {
        Machine machine = report.machine();
        return String.format(
                Locale.ROOT,
                "Measured on %s with `./bench --%s` at commit %s: %d processors (%s), %,d MiB, %s, %s, PostgreSQL %s on the"
                        + " same machine; %,d rows in the table of the gets, %d rounds of %d ms.",
                report.measuredAt(),
                report.mode(),
                report.commit(),
                machine.processors(),
                machine.architecture(),
                machine.memoryMiB(),
                machine.system(),
                machine.java(),
                machine.postgres(),
                report.worlds(),
                report.rounds(),
                report.turnMillis());
    }

    /** What the reader of the page is told first. */
    String published() {
        long met = report.goals().stream().filter(Goal::met).count();
        long missed = report.goals().stream().filter(Goal::missed).count();
        return String.format(
                Locale.ROOT,
                "Of %d goals %d are met, %d are missed and %d are not decided, in the run that the tables below are of.",
                report.goals().size(),
                met,
                missed,
                report.goals().size() - met - missed);
    }

    String versions() {
        List<String> versions = new ArrayList<>();
        report.versions().forEach((library, version) -> versions.add(library + " " + version));
        return String.join(", ", versions) + ".";
    }

    /** Millrace beside the driver by hand, at home. */
    Grid millrace() {
        List<List<String>> rows = new ArrayList<>();
        for (String workload : report.workloads(0)) {
            Measurement hand = report.find(workload, 0, Entrant.BY_HAND.name()).orElseThrow();
            Optional<Measurement> own = report.find(workload, 0, Entrant.MILLRACE.name())
                    .or(() -> report.find(workload, 0, Entrant.ONE_BY_ONE.name()));
            rows.add(List.of(
                    workload,
                    number(hand.perSecond()),
                    own.map(measured -> number(measured.perSecond())).orElse(NONE),
                    own.map(Grids::ratio).orElse(NONE),
                    report.find(workload, 0, Entrant.BY_HAND_AGAIN.name())
                            .map(Grids::ratio)
                            .orElse(NONE),
                    number(hand.bytes()),
                    own.map(measured -> number(measured.bytes())).orElse(NONE)));
        }
        return new Grid(
                List.of(
                        "workload",
                        "by hand, in a second",
                        "Millrace, in a second",
                        "ratio",
                        "by hand to itself",
                        "bytes by hand",
                        "bytes with Millrace"),
                rows);
    }

    /** Everybody's ratio to the driver by hand, from one distance. */
    Grid ratios(int distance) {
        return perContender(distance, Measurement::ratio, figure -> String.format(Locale.ROOT, "%.2f", figure), NOISE);
    }

    /** What everybody sends for one operation. */
    Grid sent() {
        List<String> contenders = contenders(List.of(Entrant.BY_HAND_AGAIN.name()));
        List<List<String>> rows = new ArrayList<>();
        for (String workload : report.workloads(0)) {
            List<String> row = new ArrayList<>(List.of(workload));
            for (String contender : contenders) {
                row.add(report.find(workload, 0, contender)
                        .map(measured -> few(measured.traffic().statements()) + " / "
                                + few(measured.traffic().roundTrips()))
                        .orElse(NONE));
            }
            rows.add(row);
        }
        return new Grid(heads(contenders), rows);
    }

    /** Gets under an open load. */
    Grid waiting() {
        List<List<String>> rows = report.waiting().stream()
                .map(waiting -> List.of(
                        waiting.contender() + ", " + waiting.distanceMillis() + " ms away, "
                                + Math.round(waiting.load() * 100) + " %",
                        number(waiting.perSecond()),
                        number(waiting.median()),
                        number(waiting.p99()),
                        number(waiting.p999())))
                .toList();
        return new Grid(
                List.of("gets under an open load", "in a second", "median, µs", "99 %, µs", "99.9 %, µs"), rows);
    }

    /** What something costs without a database. */
    Grid micro() {
        List<List<String>> rows = report.micro().stream()
                .map(micro -> List.of(
                        micro.name(), number(micro.nanos()), "± " + number(micro.error()), number(micro.bytes())))
                .toList();
        return new Grid(List.of("without a database", "ns", "error", "bytes"), rows);
    }

    /** Mesher under an open load. */
    Grid served() {
        List<List<String>> rows = report.served().stream()
                .map(served -> List.of(
                        served.request(),
                        number(served.count()),
                        number(served.failed()),
                        number(served.perSecond()),
                        number(served.median()),
                        number(served.p99()),
                        number(served.most())))
                .toList();
        return new Grid(
                List.of(
                        "requests to Mesher",
                        "how many",
                        "failed",
                        "in a second",
                        "median, ms",
                        "99 %, ms",
                        "slowest, ms"),
                rows);
    }

    /** What is aimed at, and whether it is reached. */
    Grid goals() {
        List<List<String>> rows = report.goals().stream()
                .map(goal -> List.of(goal.name(), goal.target(), precise(goal.measured()), verdict(goal)))
                .toList();
        return new Grid(List.of("goal", "target", "measured", ""), rows);
    }

    private static String verdict(Goal goal) {
        return goal.missed() ? "**missed**" : goal.met() ? "met" : "not decided: " + goal.undecided();
    }

    private static String precise(double figure) {
        return figure >= 100 || figure == Math.rint(figure)
                ? number(figure)
                : String.format(Locale.ROOT, figure < 0.1 ? "%.4f" : "%.2f", figure);
    }

    Grid perContender(
            int distance, ToDoubleFunction<Measurement> figure, DoubleFunction<String> shown, List<String> without) {
        List<String> contenders = contenders(without);
        List<List<String>> rows = new ArrayList<>();
        for (String workload : report.workloads(distance)) {
            List<String> row = new ArrayList<>(List.of(workload));
            for (String contender : contenders) {
                row.add(report.find(workload, distance, contender)
                        .map(measured -> shown.apply(figure.applyAsDouble(measured)))
                        .orElse(NONE));
            }
            rows.add(row);
        }
        return new Grid(heads(contenders), rows);
    }

    static String number(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    private List<String> contenders(List<String> without) {
        return report.contenders().stream()
                .filter(contender -> !without.contains(contender))
                .toList();
    }

    private static List<String> heads(List<String> contenders) {
        List<String> heads = new ArrayList<>(List.of("workload"));
        heads.addAll(contenders);
        return heads;
    }

    private static String ratio(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f–%.2f)",
                measured.ratio(),
                measured.ratioSpread().low(),
                measured.ratioSpread().high());
    }

    private static String few(double count) {
        return count == Math.rint(count)
                ? number(count)
                : String.format(Locale.ROOT, count < 0.1 ? "%.3f" : "%.2f", count);
    }

    /** The marks of a page are made of letters. */
    private static String letters(int distance) {
        return distance == 0 ? "near" : distance == 1 ? "a-millisecond-away" : "far";
    }
}
