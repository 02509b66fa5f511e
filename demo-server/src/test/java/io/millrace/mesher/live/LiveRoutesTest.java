package io.millrace.mesher.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.TestMesher;
import io.millrace.mesher.server.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveRoutesTest {

    /** The status of a socket that was closed in order, and not cut off. */
    private static final int CLOSED_WITHOUT_A_REASON = 1005;

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

    @Test
    void whatIsDeletedInAnotherProcessIsGoneHereToo() throws Exception {
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"deleted elsewhere\"}");
        String issue = mesher.value("select id from issues where title = 'deleted elsewhere'");
        Told told = new Told();
        WebSocket socket = mesher.listen("/stream/projects/default", mesher.token(), told);
        told.next("joined");
        try (Server other = mesher.another()) {
            String url = other.start().url();
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "/api/v1/issues/" + issue + "/delete"))
                                    .header("Authorization", "Bearer " + mesher.token())
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(200);

            JsonNode gone = told.next("issue");
            assertThat(gone.path("action").asText()).isEqualTo("deleted");
            assertThat(gone.path("issue_id").asText()).isEqualTo(issue);
        }
        socket.abort();
    }

    @Test
    void aStopClosesWhatIsOpenInOrderAndWaitsForNobody() throws Exception {
        try (TestMesher stopped = TestMesher.start()) {
            Told told = new Told();
            stopped.listen("/stream/projects/default", stopped.token(), told);
            told.next("joined");

            long begin = System.nanoTime();
            stopped.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(told.closed().get(30, TimeUnit.SECONDS)).isEqualTo(CLOSED_WITHOUT_A_REASON);
        }
    }
}
