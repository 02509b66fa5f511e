package io.millrace.benchmark.bench;

import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.page.Publication;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.ReportFile;
import io.millrace.benchmark.run.Servers;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
            out.print(Request.USAGE);
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
        run(Request.of(arguments, home), home, out);
    }

    static Report run(Request request, Path home, PrintStream out) {
        Report report = Run.of(request, home, out);
        ReportFile.write(report, request.results().resolve("latest.json"));
        Publication.asPage(report, request.results());
        out.println("Report: " + request.results().resolve("latest.json") + " and latest.html beside it.");
        return report;
    }
}
