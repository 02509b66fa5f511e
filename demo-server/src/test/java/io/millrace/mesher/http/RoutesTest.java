package io.millrace.mesher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RoutesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static WebServer server;

    @BeforeAll
    static void listen() {
        Routes routes = Routes.none()
                .get("/health", exchange -> Mono.just(Answer.ok(Map.of("status", "up"))))
                .get(
                        "/things/{name}",
                        exchange -> Mono.just(Answer.ok(Map.of(
                                "name", exchange.variable("name"),
                                "color", exchange.parameter("color").orElse("none"),
                                "header", exchange.header("x-thing").orElse("none")))))
                .post(
                        "/things/{name}",
                        exchange -> exchange.body(new BodyLimits(1_000, 2_000))
                                .map(body ->
                                        Answer.ok(Map.of("bytes", body.length)).with("X-Thing", "yes")))
                .get("/broken", exchange -> Mono.error(new IllegalStateException("a secret")))
                .get("/thrown", exchange -> {
                    throw new IllegalStateException("a secret");
                });
        server = WebServer.start("127.0.0.1", 0, routes).block(Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        server.stop(Duration.ofSeconds(5));
    }

    @Test
    void getAndHead() throws Exception {
        HttpResponse<String> get = send(request("/health"));
        HttpResponse<String> head = send(request("/health").method("HEAD", BodyPublishers.noBody()));

        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.headers().firstValue("content-type")).contains("application/json");
        assertThat(get.body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).contains("15");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void pathQueryAndHeader() throws Exception {
        HttpResponse<String> answer =
                send(request("/things/a%2Fb+c%C3%A4/?color=dark%20red&color=2").header("X-Thing", "seven"));

        assertThat(answer.body()).contains("\"name\":\"a/b+cä\"", "\"color\":\"dark red\"", "\"header\":\"seven\"");
    }

    @Test
    void nothingThere() throws Exception {
        HttpResponse<String> answer = send(request("/nothing?x=/health"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"unknown_path\",\"detail\":\"nothing is served at this path\"}");
    }

    @Test
    void anotherMethod() throws Exception {
        HttpResponse<String> answer = send(request("/things/a").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, POST");
        assertThat(answer.body()).contains("unknown_method", "this path is served with GET, HEAD, POST");
    }

    @Test
    void aFailureTellsNothing() throws Exception {
        for (String path : new String[] {"/broken", "/thrown"}) {
            HttpResponse<String> answer = send(request(path));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":\"internal_error\",\"detail\":\"Mesher failed to answer; its log says more\"}");
        }
    }

    @Test
    void aPathThatCannotBeDecoded() throws IOException {
        assertThat(raw("GET /things/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("malformed_path");
    }

    @Test
    void aQueryThatCannotBeDecoded() throws IOException {
        for (String query : new String[] {"color=%zz", "%", "color=%e", "a=1&b=%1"}) {
            assertThat(raw("GET /things/a?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(query)
                    .startsWith("HTTP/1.1 400")
                    .contains(
                            "{\"error\":\"malformed_query\",\"detail\":\"a percent sign in the query is not followed by"
                                    + " two hex digits\"}");
        }
    }

    @Test
    void aBodyWithinItsLimits() throws Exception {
        HttpResponse<String> answer = send(request("/things/a").POST(BodyPublishers.ofByteArray(new byte[1_000])));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\":1000}");
        assertThat(answer.headers().firstValue("x-thing")).contains("yes");
    }

    @Test
    void aBodyThatSaysItIsTooLarge() throws Exception {
        HttpResponse<String> answer = send(request("/things/a").POST(BodyPublishers.ofByteArray(new byte[1_001])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"too_large\",\"detail\":\"the body is larger than 1000 bytes\"}");
        assertThat(answer.headers().firstValue("connection")).contains("close");
    }

    @Test
    void aBodyOfManyMegabytes() throws IOException {
        String head = "POST /things/a HTTP/1.1\r\nHost: x\r\nContent-Length: 20971520\r\n\r\n";

        assertThat(raw(head)).startsWith("HTTP/1.1 413").contains("too_large");
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIs() throws IOException {
        String chunk = "200\r\n" + "x".repeat(0x200) + "\r\n";

        assertThat(raw("POST /things/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk
                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("too_large");
    }

    @Test
    void anEncodingThatNobodyKnows() throws Exception {
        HttpResponse<String> answer = send(request("/things/a")
                .header("Content-Encoding", "zstd")
                .POST(BodyPublishers.ofString("x", StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("unknown_encoding");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** What comes back for bytes that no HTTP client would send, until the server ends the connection. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
