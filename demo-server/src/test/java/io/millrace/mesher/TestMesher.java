package io.millrace.mesher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.mesher.server.Configuration;
import io.millrace.mesher.server.Server;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A whole Mesher on a database of its own, and a client that speaks to it over the loopback. */
public final class TestMesher implements AutoCloseable {

    /** The key of the first project. */
    public static final String KEY = "mshr_local_development";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database = TestDatabase.create();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;
    private final String url;

    private TestMesher() {
        server = new Server(Configuration.of(Map.of("PORT", "0", "DATABASE_URL", database.url())));
        url = server.start();
    }

    public static TestMesher start() {
        return new TestMesher();
    }

    /** What came back. */
    public record Reply(int status, Map<String, String> headers, JsonNode body) {

        /** The name of what was refused. */
        public String error() {
            return body.path("error").asText();
        }

        /** What was wrong, in words. */
        public String detail() {
            return body.path("detail").asText();
        }
    }

    public TestDatabase database() {
        return database;
    }

    public String url() {
        return url;
    }

    /** What an SDK is given to find the first project. */
    public String dsn() {
        return url.replace("://", "://" + KEY + "@") + "/1";
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /** A request to the first project with its key in the query. */
    public Reply envelope(String body) {
        return post("/api/1/envelope/?sentry_key=" + KEY, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
            Map<String, String> headers = answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(",", entry.getValue())));
            return new Reply(answer.statusCode(), headers, JSON.readTree(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
