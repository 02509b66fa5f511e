package io.millrace.benchmark.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.report.Micro;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What parts of the library cost without a database: JMH, in Java machines of its own. */
public final class Micros {

    private static final String BYTES = "gc.alloc.rate.norm";

    private Micros() {}

    /** Runs all of them with these options of JMH. */
    public static List<Micro> of(ClassPath classPath, Path folder, List<String> options) {
        Path result = folder.resolve("micro.json");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath.of("micro"),
                "org.openjdk.jmh.Main",
                "-prof",
                "gc",
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                result.toString()));
        command.addAll(options);
        try {
            Files.createDirectories(folder);
            Process jmh = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("micro.log").toFile())
                    .start();
            if (jmh.waitFor() != 0) {
                throw new IllegalStateException("JMH failed; more in " + folder.resolve("micro.log"));
            }
            return read(result);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Micro> read(Path file) throws IOException {
        List<Micro> costs = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
            JsonNode time = row.path("primaryMetric");
            costs.add(new Micro(
                    name(row),
                    time.path("score").asDouble(),
                    time.path("scoreError").asDouble(),
                    row.path("secondaryMetrics").path(BYTES).path("score").asDouble()));
        }
        return costs;
    }

    /** {@code findSmallShape} with 1,000 shapes is {@code find small shape, 1000 shapes}. */
    private static String name(JsonNode row) {
        String benchmark = row.path("benchmark").asText();
        String words = benchmark
                .substring(benchmark.lastIndexOf('.') + 1)
                .replaceAll("([A-Z])", " $1")
                .toLowerCase(Locale.ROOT);
        String shapes = row.path("params").path("shapes").asText("");
        return shapes.isEmpty() ? words : words + ", " + shapes + (shapes.equals("1") ? " shape" : " shapes");
    }
}
