package io.millrace.mesher.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.mesher.TestMesher;
import io.millrace.mesher.server.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveRoutesTest {

    private static TestMesher mesher;

    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    @Test
    void whatHappensIsToldAsItHappens() throws Exception {
        Told told = new Told();
        WebSocket socket = mesher.listen("/stream/projects/default", mesher.token(), told);
        assertThat(told.next("joined")).isNotNull();

        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"seen live\"}");
        JsonNode event = told.next("event");
        assertThat(event.path("action").asText()).isEqualTo("created");
        assertThat(event.path("issue").path("title").asText()).isEqualTo("seen live");

        mesher.change("/api/v1/issues/" + event.path("issue_id").asText() + "/resolve", "");
        assertThat(told.next("issue").path("issue").path("status").asText()).isEqualTo("resolved");
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"seen live\"}");
        assertThat(told.next("event").path("action").asText()).isEqualTo("regressed");

        socket.sendText("{\"filters\":{\"level\":\"fatal\"}}", true).join();
        told.next("filters_updated");
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"not this one\"}");
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"this one\",\"level\":\"fatal\"}");
        assertThat(told.next("event").path("data").path("message").asText()).isEqualTo("this one");
        socket.abort();
    }

    @Test
    void whatComesToAnotherProcessIsToldHereToo() throws Exception {
        Told told = new Told();
        WebSocket socket = mesher.listen("/stream/projects/default", mesher.token(), told);
        told.next("joined");
        try (Server other = mesher.another()) {
            String url = other.start().url();
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "/api/1/envelope/?sentry_key=" + TestMesher.KEY))
                                    .POST(BodyPublishers.ofString(
                                            "{}\n{\"type\":\"event\"}\n{\"message\":\"from elsewhere\"}"))
                                    .build(),
                            BodyHandlers.ofString());

            JsonNode event = told.next("event");
            assertThat(event.path("data").path("message").asText()).isEqualTo("from elsewhere");
            assertThat(event.path("action").asText()).isEqualTo("created");
        }
        socket.abort();
    }

    @Test
    void strangersDoNotListen() {
        String stranger = mesher.user("stranger@example.org");

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> mesher.listen("/stream/projects/default", stranger, new Told()));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> mesher.listen("/stream/projects/default", "nobody", new Told()));
    }

    /** What a WebSocket was told. */
    private static final class Told implements WebSocket.Listener {

        private static final ObjectMapper JSON = new ObjectMapper();

        private final StringBuilder part = new StringBuilder();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public @org.jspecify.annotations.Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonNode next(String type) throws IOException, InterruptedException {
            String text = messages.poll(60, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            JsonNode message = JSON.readTree(text);
            assertThat(message.path("type").asText()).isEqualTo(type);
            return message;
        }
    }
}
