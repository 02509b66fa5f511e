package io.millrace.benchmark.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Count;
import io.millrace.benchmark.report.Goal;
import io.millrace.benchmark.report.Machine;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Micro;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.ReportFile;
import io.millrace.benchmark.report.Retained;
import io.millrace.benchmark.report.Served;
import io.millrace.benchmark.report.Spread;
import io.millrace.benchmark.report.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final Report REPORT = new Report(
            "quick",
            "2026-11-21T16:00:00Z",
            "abc",
            new Machine(2, "amd64", 16_384, "Linux 6", "OpenJDK 17", "18.6", 0.5),
            Map.of("jooq", "3"),
            1_000,
            3,
            60,
            List.of(
                    measurement("get, 64 in flight", Entrant.BY_HAND, 100_000, 1),
                    measurement("get, 64 in flight", Entrant.BY_HAND_AGAIN, 101_000, 1.01),
                    measurement("get, 64 in flight", Entrant.MILLRACE, 500_000, 5),
                    measurement("list of 10", Entrant.BY_HAND, 10_000, 1),
                    measurement("list of 10", Entrant.BY_HAND_AGAIN, 10_000, 1)),
            List.of(new Waiting("Millrace", 20, 0.8, 1_000, 21_000, 22_000, 23_000, List.of(22_000.0))),
            List.of(new Micro("build small query", 12.4, 0.5, 96)),
            List.of(new Served("ingest", 1_000, 1, 99.6, 3, 20, 41)),
            List.of(new Retained(1_000_000, 64, 12, 12.5)),
            List.of(
                    new Goal("a thing", "at least 0.95", 0.9, false, ""),
                    new Goal("trips", "at most 2", 2, true, ""),
                    new Goal("another", "at least 1", 0.97, false, "by hand differed from itself by 0.05")),
            List.of("a workload: it failed"));

    private static final Path REPOSITORY =
            Path.of(System.getProperty("millrace.benchmarks")).resolve("..");

    @TempDir
    Path folder;

    @Test
    void aReportIsReadAsItWasWritten() {
        ReportFile.write(REPORT, folder.resolve("latest.json"));

        assertThat(ReportFile.read(folder.resolve("latest.json"))).isEqualTo(REPORT);
    }

    @Test
    void aPageAndAPictureStandBesideIt() throws IOException {
        Publication.asPage(REPORT, folder);

        assertThat(folder.resolve("latest.html"))
                .content()
                .contains("<td>get, 64 in flight</td>", "5.00 (4.00–6.00)", "data:image/png;base64,")
                .doesNotContain("http");
        assertThat(ImageIO.read(folder.resolve("speed.png").toFile()).getWidth())
                .isEqualTo(1_600);
    }

    @Test
    void figuresAreCopiedIntoTheDocs() throws IOException {
        Files.createDirectories(folder.resolve("docs/guide"));
        Path readme = folder.resolve("README.md");
        Files.writeString(readme, "<!-- measured: picture -->\n<!-- /measured -->\n");
        Path page = folder.resolve("docs/guide/speed.md");
        Files.writeString(page, "<!-- measured: millrace -->\n<!-- /measured -->\n");

        Path picture = folder.resolve("docs/speed.png");

        assertThat(Publication.intoDocs(REPORT, folder)).containsExactly(readme, page, picture);
        assertThat(readme).content().contains("(docs/speed.png)");
        assertThat(ImageIO.read(picture.toFile()).getHeight()).isEqualTo(520);
        assertThat(page).hasContent("""
                        <!-- measured: millrace -->
                        | workload | by hand, in a second | Millrace, in a second | ratio | by hand to itself | bytes by hand | bytes with Millrace |
                        |---|---:|---:|---:|---:|---:|---:|
                        | get, 64 in flight | 100,000 | 500,000 | 5.00 (4.00–6.00) | 1.01 (0.01–2.01) | 800 | 800 |
                        | list of 10 | 10,000 | – | – | 1.00 (0.00–2.00) | 800 | – |
                        <!-- /measured -->
                        """);
    }

    @Test
    void goalsAndWhatMesherDidAreTables() {
        Map<String, String> texts = new Grids(REPORT).markdown();

        assertThat(texts.get("goals")).isEqualTo("""
                | goal | target | measured |  |
                |---|---:|---:|---:|
                | a thing | at least 0.95 | 0.90 | **missed** |
                | trips | at most 2 | 2 | met |
                | another | at least 1 | 0.97 | not decided: by hand differed from itself by 0.05 |
                """);
        assertThat(texts.get("served")).contains("| ingest | 1,000 | 1 | 100 | 3 | 20 | 41 |");
    }

    @Test
    void thePagesOfThisRepositoryAskForNothingElse() throws IOException {
        Map<String, String> texts = new Grids(REPORT).markdown();
        for (String far : List.of("ratios-a-millisecond-away", "ratios-far")) {
            texts.put(far, "");
        }

        assertThat(Marks.fill(Files.readString(REPOSITORY.resolve("docs/guide/speed.md")), texts))
                .contains("5.00 (4.00–6.00)")
                .contains("Of 3 goals 1 are met, 1 are missed and 1 are not decided")
                .doesNotContain("No figures are published");
        assertThat(Marks.fill(Files.readString(REPOSITORY.resolve("README.md")), texts))
                .contains("](docs/speed.png)")
                .contains("at commit abc");
    }

    @Test
    void aGoalThatWasMissedIsExplained() {
        String page = "a\n## What is not reached, and why\n%s\n## More\na thing\n";

        assertThat(Explained.missing(REPORT, page.formatted("Nothing."))).containsExactly("a thing");
        assertThat(Explained.missing(REPORT, page.formatted("**a thing**: because.")))
                .isEmpty();
    }

    /** What a full run missed, where there is the report of one. */
    @Test
    void theGuideExplainsWhatItsRunMissed() throws IOException {
        Path latest = REPOSITORY.resolve("benchmarks/results/latest.json");
        List<Report> published = Files.exists(latest) ? List.of(ReportFile.read(latest)) : List.of();
        String guide = Files.readString(REPOSITORY.resolve("docs/guide/speed.md"));

        assertThat(Explained.missing(REPORT, guide)).containsExactly("a thing");
        assertThat(published).allSatisfy(report -> {
            if (report.mode().equals("full")) {
                assertThat(Explained.missing(report, guide)).isEmpty();
            }
        });
    }

    private static Measurement measurement(String workload, Entrant entrant, double perSecond, double ratio) {
        return new Measurement(
                workload,
                64,
                0,
                entrant.name(),
                perSecond,
                new Spread(perSecond - 1, perSecond + 1),
                ratio,
                new Spread(ratio - 1, ratio + 1),
                List.of(ratio),
                800,
                new Count(1, 0, 1, 50, 60));
    }
}
