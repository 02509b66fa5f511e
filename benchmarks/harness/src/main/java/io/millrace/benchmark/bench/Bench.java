package io.millrace.benchmark.bench;

import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.page.Publication;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.ReportFile;
import io.millrace.benchmark.run.Servers;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program behind {@code ./bench}: runs everything and writes {@code latest.json}, {@code latest.html} and {@code
 * speed.png}, or copies what was found into the docs.
 */
public final class Bench {

    private Bench() {}

    /** Takes what {@code ./bench} is told; the property {@code millrace.benchmarks} names the folder of the modules. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("millrace.benchmarks", "benchmarks"))
                .toAbsolutePath()
                .normalize();
        if (arguments.length == 0 || arguments[0].equals("--help")) {
            out.print(Request.usage());
            return;
        }
        if (arguments[0].equals("publish")) {
            Report report = ReportFile.read(home.resolve("results/latest.json"));
            Publication.intoDocs(report, home.resolve("..").normalize())
                    .forEach(page -> out.println("Written: " + page));
            return;
        }
        if (arguments[0].equals("gatling")) {
            Servers.of(new ClassPath(home), home.resolve("harness/target/gatling"), Mode.QUICK.gatling())
                    .forEach(served -> out.println(served));
            return;
        }
        if (arguments[0].equals("--profile") && arguments.length > 1) {
            Profile.of(arguments[1], home, out);
            return;
        }
        Report report = run(Request.of(arguments, home), home, out);
        if (!report.failures().isEmpty()) {
            out.println(report.failures().size() + " things failed; the report names them.");
            System.exit(1);
        }
    }

    static Report run(Request request, Path home, PrintStream out) {
        Path unfinished = request.results().resolve("unfinished.json");
        Report report = Run.of(request, home, out, soFar -> ReportFile.write(soFar, unfinished));
        ReportFile.write(report, request.results().resolve("latest.json"));
        remove(unfinished);
        Publication.asPage(report, request.results());
        out.println("Report: " + request.results().resolve("latest.json") + " and latest.html beside it.");
        return report;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
