package io.millrace.mesher.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, driven through chromedriver by the WebDriver protocol: both are found on the PATH, and nothing is downloaded. */
final class Browser implements AutoCloseable {

    static final char ENTER = '\uE007';
    static final char TAB = '\uE004';
    static final char ESCAPE = '\uE00C';

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String base;
    private final String session;

    private Browser(Process driver, String base, Path profile) throws IOException, InterruptedException {
        this.driver = driver;
        this.base = base;
        awaitDriver();
        Map<String, Object> options = Map.of(
                "binary",
                chromium().orElseThrow().toString(),
                "args",
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                        "--user-data-dir=" + profile));
        session = ask(
                        "POST",
                        "/session",
                        Map.of(
                                "capabilities",
                                Map.of(
                                        "alwaysMatch",
                                        Map.of(
                                                "goog:loggingPrefs",
                                                Map.of("browser", "ALL"),
                                                "goog:chromeOptions",
                                                options))))
                .path("sessionId")
                .asText();
    }

    /** Whether there is one on this machine. */
    static boolean isHere() {
        return onPath("chromedriver").isPresent() && chromium().isPresent();
    }

    /** A browser that nobody has used, with an empty profile in this folder. */
    static Browser open(Path profile) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process driver = new ProcessBuilder(onPath("chromedriver").orElseThrow().toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(driver, "http://127.0.0.1:" + port, profile);
        } catch (IOException | RuntimeException failure) {
            driver.destroy();
            throw failure;
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Goes to an address, and waits for its document. */
    void go(String url) throws IOException, InterruptedException {
        ask("POST", "/url", Map.of("url", url));
    }

    /** What a script returns. */
    JsonNode run(String script, Object... arguments) throws IOException, InterruptedException {
        return ask("POST", "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** Waits until this expression is true. */
    void await(String expression, Object... arguments) throws IOException, InterruptedException {
        String script = """
                const [arguments_, done] = [[...arguments].slice(0, -1), arguments[arguments.length - 1]];
                const is = function() { try { return %s; } catch (notYet) { return false; } };
                const end = Date.now() + 25000;
                (function look() {
                  if (is.apply(null, arguments_)) done(true);
                  else if (Date.now() > end) done(document.body.innerText);
                  else setTimeout(look, 20);
                })();""".formatted(expression);
        JsonNode result = ask("POST", "/execute/async", Map.of("script", script, "args", List.of(arguments)));
        assertThat(result.isBoolean())
                .as("%s %s, on a page that says: %s", expression, List.of(arguments), result.asText())
                .isTrue();
    }

    /** Waits until this text is seen. */
    void awaitText(String text) throws IOException, InterruptedException {
        await("document.body.innerText.includes(arguments[0])", text);
    }

    /** Presses keys, one after the other, wherever the focus is. */
    void press(String keys) throws IOException, InterruptedException {
        List<Map<String, String>> actions = new ArrayList<>();
        for (int i = 0; i < keys.length(); i++) {
            String key = keys.substring(i, i + 1);
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        }
        ask("POST", "/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
    }

    /** As on a screen of this size, in dark or in light. */
    void screen(int width, int height, boolean dark) throws IOException, InterruptedException {
        tools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        tools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Without the network, or with it. */
    void offline(boolean off) throws IOException, InterruptedException {
        tools("Network.enable", Map.of());
        tools(
                "Network.emulateNetworkConditions",
                Map.of("offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** A command of the DevTools. */
    JsonNode tools(String command, Map<String, ?> parameters) throws IOException, InterruptedException {
        return ask("POST", "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** A picture of what is seen. */
    byte[] picture() throws IOException, InterruptedException {
        return Base64.getDecoder().decode(ask("GET", "/screenshot", null).asText());
    }

    /** What the console has said of errors and warnings since it was asked last. */
    List<String> complaints() throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        ask("POST", "/se/log", Map.of("type", "browser")).forEach(entry -> {
            if (List.of("SEVERE", "WARNING").contains(entry.path("level").asText())) {
                complaints.add(entry.path("message").asText());
            }
        });
        return complaints;
    }

    /** As if nobody had ever been here. */
    void forget(String origin) throws IOException, InterruptedException {
        tools("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        go("about:blank");
    }

    private void awaitDriver() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                client.send(HttpRequest.newBuilder(URI.create(base + "/status")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!driver.isAlive() || System.nanoTime() > end) {
                    fail("chromedriver does not answer");
                }
                driver.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
    }

    private JsonNode ask(String method, String path, @org.jspecify.annotations.Nullable Object body)
            throws IOException, InterruptedException {
        String at = path.equals("/session") ? path : "/session/" + session + path;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + at))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .timeout(Duration.ofSeconds(60))
                .build();
        JsonNode value = JSON.readTree(
                        client.send(request, BodyHandlers.ofByteArray()).body())
                .path("value");
        assertThat(value.path("error").asText())
                .as("%s: %s", path, value.path("message").asText())
                .isEmpty();
        return value;
    }

    @Override
    public void close() throws IOException {
        try {
            ask("DELETE", "", null);
            driver.destroy();
            assertThat(driver.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            driver.destroyForcibly();
        }
    }
}
