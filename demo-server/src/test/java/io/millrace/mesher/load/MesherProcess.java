package io.millrace.mesher.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.Mesher;
import io.millrace.mesher.TestMesher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Mesher as a process of its own, which can be killed. */
final class MesherProcess implements AutoCloseable {

    private final Process process;
    private final String url;

    private MesherProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one, and waits until it listens. What it logs is in a file of this folder. */
    static MesherProcess start(Path folder, Map<String, String> environment) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mesher.class.getName())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().keySet().removeAll(List.of("PORT", "HOST", "DATABASE_URL"));
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        "0",
                        "MESHER_FIRST_KEY",
                        TestMesher.KEY,
                        "MESHER_RATE_LIMIT_EVENTS",
                        "1000000000",
                        "MESHER_DATA",
                        folder.resolve("data").toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        assertThat(line).startsWith("Mesher listens on ");
        return new MesherProcess(process, line.substring("Mesher listens on ".length()));
    }

    String url() {
        return url;
    }

    int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    /** How long it has had a processor. */
    Duration worked() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
