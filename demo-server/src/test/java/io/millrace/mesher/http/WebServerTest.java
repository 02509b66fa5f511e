package io.millrace.mesher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.mesher.problem.StartRefused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class WebServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aStopWaitsForTheRequestsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Sinks.One<Answer> answer = Sinks.one();
        WebServer server = start(Routes.none().get("/slow", exchange -> {
            asked.countDown();
            return answer.asMono();
        }));
        CompletableFuture<HttpResponse<String>> response = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(server.url() + "/slow"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> server.stop(PATIENCE));
        assertThat(stopped).isNotDone();
        answer.tryEmitValue(Answer.ok(Map.of("done", true))).orThrow();

        assertThat(response.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"done\":true}");
        stopped.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aPortThatIsTaken() {
        WebServer first = start(Routes.none());
        try {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> WebServer.start("127.0.0.1", first.port(), Routes.none())
                            .block(PATIENCE))
                    .withMessageStartingWith(
                            "Mesher cannot listen on 127.0.0.1, port %d\n  because: ".formatted(first.port()))
                    .withMessageEndingWith("\n  fix: stop what listens there, or choose another port: PORT=8081");
        } finally {
            first.stop(PATIENCE);
        }
    }

    @Test
    void itsAddressIsOneForABrowser() {
        WebServer server = start(Routes.none());
        try {
            assertThat(server.url()).isEqualTo("http://localhost:" + server.port());
        } finally {
            server.stop(PATIENCE);
        }
    }

    private static WebServer start(Routes routes) {
        return WebServer.start("127.0.0.1", 0, routes).block(PATIENCE);
    }
}
