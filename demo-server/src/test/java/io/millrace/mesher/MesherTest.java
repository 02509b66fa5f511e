package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started: a process of its own, on an embedded database. */
@Timeout(240)
class MesherTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final String PASSWORD = "correct horse battery";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void whatItAnsweredOutlivesEveryEndOfIt() throws Exception {
        Process first = start(
                Map.of("PORT", "0", "MESHER_OWNER_PASSWORD", PASSWORD, "MESHER_FIRST_KEY", "mshr_local_development"));
        BufferedReader output = output(first);
        String url = url(output);
        assertThat(get(url + "/health").statusCode()).isEqualTo(200);
        HttpResponse<String> sent = CLIENT.send(
                HttpRequest.newBuilder(URI.create(url + "/api/1/envelope/?sentry_key=mshr_local_development"))
                        .POST(BodyPublishers.ofString(
                                "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n{\"message\":\"kept\"}".formatted(ID)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sent.statusCode()).isEqualTo(200);

        String token = token(url);

        // It is killed; its PostgreSQL runs on, and the next one has to deal with that.
        ProcessHandle postmaster = postmaster();
        first.destroyForcibly();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(postmaster.isAlive()).isTrue();

        Process second = start(Map.of("PORT", "0"));
        BufferedReader secondOutput = output(second);
        assertThat(event(url(secondOutput), token)).contains("\"message\":\"kept\"");
        postmaster.onExit().get(30, TimeUnit.SECONDS);

        // It is told to end: nothing of it is left, and one line is all it ever said.
        ProcessHandle secondPostmaster = postmaster();
        second.toHandle().destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        secondPostmaster.onExit().get(30, TimeUnit.SECONDS);
        assertThat(secondOutput.readLine()).isNull();
    }

    @Test
    void settingsThatMakeNoSense() throws Exception {
        Process process = start(Map.of("PORT", "eighty"));

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output(process).readLine()).isNull();
        assertThat(Files.readString(folder.resolve("errors"))).isEqualTo("""
                Mesher cannot start with these settings
                PORT is "eighty"
                  because: a port is a whole number from 0 to 65535, where 0 means any free one
                  fix: PORT=8080
                """);
    }

    private Process start(Map<String, String> environment) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), Mesher.class.getName())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().keySet().removeAll(List.of("PORT", "HOST", "DATABASE_URL"));
        builder.environment().put("MESHER_DATA", folder.resolve("data").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String url(BufferedReader output) throws IOException {
        String line = output.readLine();
        assertThat(line).matches("Mesher listens on http://localhost:[0-9]+");
        return line.substring("Mesher listens on ".length());
    }

    private static String token(String url) throws IOException, InterruptedException {
        String body = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(url + "/api/v1/login"))
                                .POST(BodyPublishers.ofString(
                                        "{\"email\":\"owner@localhost\",\"password\":\"" + PASSWORD + "\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("\"token\":\"([0-9a-f]+)\"").matcher(body);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String event(String url, String token) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(url + "/api/v1/events/" + ID))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
