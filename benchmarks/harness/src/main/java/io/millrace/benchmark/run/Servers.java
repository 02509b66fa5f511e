package io.millrace.benchmark.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.report.Served;
import io.millrace.test.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Mesher under an open load: it in a Java machine, Gatling in another, and a database of its own. */
public final class Servers {

    private static final String PASSWORD = "a password of ordinary length";
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final TypeReference<List<Served>> SERVED = new TypeReference<>() {};
    private static final String LISTENS = "Mesher listens on ";

    private Servers() {}

    /**
     * How much load.
     *
     * @param perSecond events in a second; a fifth as many lists, a twentieth as many listeners
     * @param seconds for how long
     */
    public record Rate(int perSecond, int seconds) {

        /** What comes before, so that Java has compiled what is measured. */
        Rate warming() {
            return new Rate(Math.max(1, perSecond / 2), Math.max(1, seconds / 2));
        }
    }

    /** Loads Mesher, and says how it answered each kind of request. */
    public static List<Served> of(ClassPath classPath, Path folder, Rate rate) {
        try (TestDatabase database = TestDatabase.create()) {
            Path times = Files.createDirectories(folder).resolve("times.json");
            Process mesher = start(classPath, folder.resolve("mesher.log"), database.url());
            try {
                String url = url(mesher, folder);
                gatling(classPath, folder, times, url, rate.warming());
                Files.delete(times);
                gatling(classPath, folder, times, url, rate);
            } finally {
                mesher.destroy();
                mesher.waitFor();
            }
            return new ObjectMapper().readValue(times.toFile(), SERVED);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process start(ClassPath classPath, Path log, String database) throws IOException {
        ProcessBuilder mesher = new ProcessBuilder(
                        java(),
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath.of("mesher"),
                        "io.millrace.mesher.Mesher")
                .redirectError(log.toFile());
        mesher.environment()
                .putAll(Map.of(
                        "PORT", "0",
                        "DATABASE_URL", database,
                        "MESHER_OWNER_PASSWORD", PASSWORD,
                        "MESHER_FIRST_KEY", KEY,
                        "MESHER_RATE_LIMIT_EVENTS", "1000000"));
        return mesher.start();
    }

    private static String url(Process mesher, Path folder) throws IOException {
        BufferedReader said = mesher.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENS)) {
                return line.substring(LISTENS.length()).strip();
            }
        }
        throw new IllegalStateException("Mesher did not start; more in " + folder.resolve("mesher.log"));
    }

    private static void gatling(ClassPath classPath, Path folder, Path times, String url, Rate rate)
            throws IOException, InterruptedException {
        Path log = folder.resolve("gatling.log");
        Process gatling = new ProcessBuilder(
                        java(),
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Dgatling.data.enableAnalytics=false",
                        "-Dmesher.url=" + url,
                        "-Dmesher.key=" + KEY,
                        "-Dmesher.password=" + PASSWORD,
                        "-Dmesher.rate=" + rate.perSecond(),
                        "-Dmesher.seconds=" + rate.seconds(),
                        "-Dmesher.times=" + times,
                        "-cp",
                        classPath.of("gatling"),
                        "io.gatling.app.Gatling",
                        "-s",
                        "io.millrace.benchmark.gatling.MesherSimulation",
                        "-rf",
                        folder.resolve("results").toString(),
                        "-nr")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (gatling.waitFor() != 0) {
            throw new IllegalStateException("Gatling failed; more in " + log);
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
