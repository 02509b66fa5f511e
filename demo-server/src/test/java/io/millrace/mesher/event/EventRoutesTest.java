package io.millrace.mesher.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRoutesTest {

    private static Instant day = Instant.EPOCH;
    private static TestMesher mesher;

    /** 250 events of 50 moments, so that a moment alone does not tell where a page ends. */
    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
        day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        mesher.database().execute("""
                insert into issues (id, project_id, fingerprint, title, level, first_seen, last_seen)
                select gen_random_uuid(), id, 'x', 'event', 'ERROR', now(), now() from projects;
                insert into events (id, project_id, issue_id, occurred_at, level, message, fingerprint, exceptions, breadcrumbs,
                    tags, extra, contexts, received_at)
                select gen_random_uuid(), p.project_id, p.id, now(), 'ERROR', 'event ' || i, '{}', '[]', '[]', '{}', '{}', '{}',
                    timestamptz '%s' + (i / 5) * interval '1 microsecond'
                from generate_series(0, 249) i, issues p""".formatted(day));
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    @Test
    void pageByPageEveryEventOnceAndTheNewestFirst() {
        List<String> messages = new ArrayList<>();
        List<Instant> moments = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        JsonNode body;
        do {
            body = mesher.get("/api/v1/projects/default/events?limit=7" + cursor)
                    .body();
            body.path("data").forEach(event -> {
                messages.add(event.path("message").asText());
                moments.add(Instant.parse(event.path("received_at").asText()));
            });
            cursor = "&cursor=" + body.path("next_cursor").asText();
            pages++;
        } while (body.path("has_more").asBoolean());

        assertThat(pages).isEqualTo(36);
        assertThat(body.has("next_cursor")).isFalse();
        assertThat(messages).hasSize(250).doesNotHaveDuplicates();
        assertThat(moments.get(0)).isEqualTo(day.plusNanos(49_000));
        assertThat(moments)
                .isSortedAccordingTo(Comparator.<Instant>naturalOrder().reversed());
    }

    @Test
    void howManyAtOnce() {
        assertThat(listed("")).isEqualTo(25);
        assertThat(listed("?limit=100")).isEqualTo(100);
        assertThat(listed("?limit=101")).isEqualTo(100);
        assertThat(listed("?limit=999999999")).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "", "9999999999", "1.5"})
    void aLimitThatIsNone(String limit) {
        Reply reply = mesher.get("/api/v1/projects/default/events?limit=" + limit);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).isEqualTo("invalid_fields");
        assertThat(reply.body().path("fields").path("limit").path(0).asText())
                .isIn("is not a valid whole number", "must be at least 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "AAAA", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aCursorThatIsNone(String cursor) {
        Reply reply = mesher.get("/api/v1/projects/default/events?cursor=" + cursor);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("fields").path("cursor").path(0).asText())
                .isIn("must be the next_cursor of the page before", "holds a character that cannot be stored");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        Reply reply = mesher.get("/api/v1/projects/default/events?limit=ten&cursor=a%00&limits=7");

        assertThat(reply.body())
                .hasToString("{\"error\":\"invalid_fields\",\"detail\":\"some fields cannot be taken: see fields\","
                        + "\"fields\":{\"limit\":[\"is not a valid whole number\"],"
                        + "\"cursor\":[\"holds a character that cannot be stored\"]}}");
    }

    @Test
    void anEventByItsIdInBothForms() {
        String id = String.valueOf(mesher.database().value("select id from events where message = 'event 7'"));

        JsonNode event = mesher.get("/api/v1/events/" + id).body().path("event");

        assertThat(event.path("id").asText()).isEqualTo(id.replace("-", ""));
        assertThat(event.path("message").asText()).isEqualTo("event 7");
        assertThat(event.path("level").asText()).isEqualTo("error");
        assertThat(event.path("received_at").asText())
                .isEqualTo(day.plusNanos(1_000).toString());
        assertThat(event.path("tags")).isEmpty();
        assertThat(event.has("environment")).isFalse();
        assertThat(mesher.get("/api/v1/events/" + id.replace("-", "")).body().path("event"))
                .isEqualTo(event);
    }

    @Test
    void noSuchEvent() {
        assertThat(mesher.get("/api/v1/events/00000000000000000000000000000000").status())
                .isEqualTo(404);
        assertThat(mesher.get("/api/v1/events/seven").status()).isEqualTo(400);
        assertThat(mesher.get("/api/v1/events/seven").error()).isEqualTo("malformed_id");
    }

    private static int listed(String query) {
        return mesher.get("/api/v1/projects/default/events" + query)
                .body()
                .path("data")
                .size();
    }
}
