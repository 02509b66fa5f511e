package io.millrace.benchmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Measurement;
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
        assertThat(report.workloads(0)).hasSameSizeAs(Workloads.ALL);
        assertThat(report.measurements()).allSatisfy(BenchTest::isWhole);
        assertThat(report.waiting()).hasSize(18);
        assertThat(report.micro()).isNotEmpty();
        assertThat(report.served()).extracting(Served::request).containsExactly("ingest", "list", "live");
        assertThat(report.served()).allSatisfy(served -> {
            assertThat(served.count()).isPositive();
            assertThat(served.failed()).isZero();
        });
        assertThat(report.goals()).hasSizeGreaterThan(20);
        assertThat(report.versions()).containsKeys("hibernate-reactive-core", "jooq", "vertx-pg-client");
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
