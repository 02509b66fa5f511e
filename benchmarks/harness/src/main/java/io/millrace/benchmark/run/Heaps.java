package io.millrace.benchmark.run;

import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Retained;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a stream of every row keeps in memory: in a Java machine that has next to none. */
public final class Heaps {

    private static final int MOST_MIB = 64;
    private static final double MIB = 1 << 20;

    private Heaps() {}

    /** Streams so many rows. */
    public static List<Retained> of(ClassPath classPath, Path folder, Place place, int rows) {
        Path log = folder.resolve("stream-heap.log");
        try {
            Files.createDirectories(folder);
            Process stream = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx" + MOST_MIB + "m",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-cp",
                            classPath.of("vertx"),
                            "io.millrace.benchmark.millrace.StreamHeap",
                            place.url(),
                            Integer.toString(rows))
                    .redirectError(log.toFile())
                    .start();
            String said = new String(stream.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (stream.waitFor() != 0) {
                throw new IllegalStateException("a stream in " + MOST_MIB + " MiB failed; more in " + log);
            }
            String[] figures = said.split(" ", -1);
            return List.of(new Retained(
                    Long.parseLong(figures[0]),
                    MOST_MIB,
                    Long.parseLong(figures[1]) / MIB,
                    Long.parseLong(figures[2]) / MIB));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
