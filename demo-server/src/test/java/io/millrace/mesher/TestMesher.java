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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A whole Mesher on a database of its own, and a client that speaks to it over the loopback. */
public final class TestMesher implements AutoCloseable {

    /** The key of the first project. */
    public static final String KEY = "mshr_local_development";

    /** The password of the first owner. */
    public static final String PASSWORD = "correct horse battery";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database = TestDatabase.create();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;
    private final Server.Started started;
    private final String url;
    private final String token;

    private TestMesher() {
        this(Map.of());
    }

    private TestMesher(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of(
                "PORT",
                "0",
                "DATABASE_URL",
                database.url(),
                "MESHER_OWNER_PASSWORD",
                PASSWORD,
                "MESHER_FIRST_KEY",
                KEY));
        all.putIfAbsent("MESHER_RATE_LIMIT_EVENTS", "1000000");
        server = new Server(Configuration.of(all));
        started = server.start();
        url = started.url();
        token = session("owner@localhost");
    }

    public static TestMesher start() {
        return new TestMesher();
    }

    /** One with other settings. */
    public static TestMesher start(Map<String, String> environment) {
        return new TestMesher(environment);
    }

    /** A session of this user, without their password. */
    public String session(String email) {
        String opened = UUID.randomUUID().toString();
        database.execute(("insert into sessions select encode(sha256('%s'), 'hex'), id, now(), now() + interval '1 day'"
                        + " from users where email = '%s'")
                .formatted(opened, email));
        return opened;
    }

    /** Somebody else, who can sign in with no password. */
    public String user(String email) {
        database.execute(("insert into users (id, email, password_hash, display_name, created_at)"
                        + " values (gen_random_uuid(), '%s', '', 'Somebody', now())")
                .formatted(email));
        return session(email);
    }

    /** The token of the owner. */
    public String token() {
        return token;
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
        return get(path, token);
    }

    /** A request of somebody else; of nobody, with an empty token. */
    public Reply get(String path, String bearer) {
        return send(request(path, bearer));
    }

    /** A change, by the owner. */
    public Reply change(String path, String json) {
        return change(path, json, token);
    }

    public Reply change(String path, String json, String bearer) {
        return send(request(path, bearer).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    /** What a watchman of Prometheus reads. */
    public String metrics() {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + "/metrics")).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The lines that the first start prints below this heading, as they are, to be pasted into a program. */
    public String printed(String heading) {
        String below = started.welcome().substring(started.welcome().indexOf(heading + "\n") + heading.length() + 1);
        return below.split("\n\n", 2)[0];
    }

    /** What is served. */
    public List<String> routes() {
        return started.routes();
    }

    /** A request that is under way. */
    public CompletableFuture<HttpResponse<String>> envelopeUnderWay(String body) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(url + "/api/1/envelope/?sentry_key=" + KEY))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Another process on the same database. */
    public Server another() {
        return new Server(Configuration.of(Map.of("PORT", "0", "DATABASE_URL", database.url())));
    }

    /** A WebSocket of the owner; what it is told goes to the listener. */
    public WebSocket listen(String path, String bearer, WebSocket.Listener listener) {
        return client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + bearer)
                .buildAsync(URI.create(url.replace("http", "ws") + path), listener)
                .join();
    }

    /** Ends the server, and leaves the database. */
    public void stop() {
        server.close();
    }

    /** What the database says, as one text. */
    public String value(String sql) {
        return database.value(sql);
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
