package io.millrace.benchmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.goal.GoalNames;
import io.millrace.benchmark.report.Goal;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Micro;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.ReportFile;
import io.millrace.benchmark.report.Served;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every workload of every contender once, with a few operations: they agree, and the report is whole. */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class BenchTest {

    @TempDir
    Path results;

    @Test
    void everybodyAnswersAlikeAndTheReportIsWhole() {
        Path home = Path.of(System.getProperty("millrace.benchmarks"))
                .toAbsolutePath()
                .normalize();
        Request request = Request.of(new String[] {"--tiny", "--results", results.toString()}, home);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        Report report = Bench.run(request, home, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(ReportFile.read(results.resolve("latest.json"))).isEqualTo(report);
        assertThat(results.resolve("latest.html")).isNotEmptyFile();
        assertThat(results.resolve("speed.png")).isNotEmptyFile();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("They agree.");
        assertThat(report.contenders())
                .containsExactlyInAnyOrderElementsOf(
                        Entrant.ALL.stream().map(Entrant::name).toList());
        assertThat(report.distances()).isEqualTo(List.of(0, 1, 20));
        assertThat(report.failures()).isEmpty();
        for (int distance : Plan.DISTANCES) {
            assertThat(report.from(distance))
                    .extracting(measured -> measured.workload() + ": " + measured.contender())
                    .containsExactlyElementsOf(expected(distance));
        }
        assertThat(report.measurements()).allSatisfy(BenchTest::isWhole);
        assertThat(report.waiting()).hasSize(3 * 3 * 4);
        assertThat(report.micro())
                .extracting(Micro::name)
                .containsExactlyInAnyOrder(
                        "build small query",
                        "build large query",
                        "find small shape, 1 shape",
                        "find large shape, 1 shape",
                        "send small shape, 1 shape",
                        "decode ten columns",
                        "decode ten columns by hand",
                        "cast and check ten fields",
                        "check ten fields with hibernate validator",
                        "compile hundred records with processor",
                        "compile hundred records without processor");
        assertThat(report.retained()).singleElement().satisfies(stream -> {
            assertThat(stream.rows()).isEqualTo(report.worlds());
            assertThat(stream.atEndMiB()).isPositive();
        });
        assertThat(report.served()).extracting(Served::request).containsExactly("ingest", "list", "live");
        assertThat(report.served()).allSatisfy(served -> {
            assertThat(served.count()).isPositive();
            assertThat(served.failed()).isZero();
        });
        assertThat(report.goals())
                .extracting(Goal::name)
                .containsExactlyElementsOf(GoalNames.all("2,000").stream()
                        .filter(name -> !name.contains("among 1,000"))
                        .toList());
        assertThat(report.versions()).containsKeys("hibernate-reactive-core", "jooq", "vertx-pg-client");
    }

    private static List<String> expected(int distance) {
        return Mode.TINY.workloads(distance).stream()
                .flatMap(workload -> Entrant.ALL.stream()
                        .filter(entrant -> Lineup.takesPart(entrant, workload.task()))
                        .map(entrant -> workload.title() + ": " + entrant.name()))
                .toList();
    }

    private static void isWhole(Measurement measurement) {
        assertThat(measurement.perSecond()).isPositive();
        assertThat(measurement.ratio()).isPositive();
        assertThat(measurement.traffic().statements()).isPositive();
        assertThat(measurement.traffic().roundTrips()).isPositive();
        assertThat(measurement.spread().low())
                .isLessThanOrEqualTo(measurement.spread().high());
    }
}
