package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.TestMesher.Reply;
import io.millrace.mesher.project.ProjectStore;
import io.millrace.mesher.server.Server;
import io.millrace.observe.Observed;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The faults of {@link FifteenFaultsTest} where a simple case would not show them. Numbered as they are there. */
@Timeout(180)
class FaultsUnderStrainTest {

    private static final String PROJECT = "/api/v1/projects/default";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestMesher mesher = TestMesher.start();

    @AfterEach
    void stop() {
        mesher.close();
    }

    /** Whether an event is kept hangs on the event alone: one that is sent again is dealt with as before. */
    @Test
    void fault01HalfOfTheEventsAreKeptAndARepeatIsNoSecondDraw() {
        assertThat(mesher.change(PROJECT + "/settings", "{\"sample_rate\":0.5}").status())
                .isEqualTo(200);
        List<String> ids = IntStream.range(0, 100)
                .mapToObj(i ->
                        new UUID(0x123456789abc4defL * (i + 1), i).toString().replace("-", ""))
                .toList();

        List<String> first = statuses(ids);
        List<String> second = statuses(ids);

        assertThat(first).contains("stored", "sampled_out").doesNotContain("repeated");
        assertThat(first.stream().filter("stored"::equals).count()).isBetween(25L, 75L);
        assertThat(second)
                .isEqualTo(first.stream()
                        .map(status -> status.equals("stored") ? "repeated" : status)
                        .toList());
    }

    private List<String> statuses(List<String> ids) {
        String events = String.join(
                ",",
                ids.stream()
                        .map(id -> "{\"event_id\":\"%s\",\"message\":\"x\"}".formatted(id))
                        .toList());
        Reply reply = mesher.post(
                "/api/v1/events/bulk",
                ("{\"events\":[" + events + "]}").getBytes(StandardCharsets.UTF_8),
                "X-Sentry-Auth",
                TestMesher.KEY);
        return reply.body().path("results").findValuesAsText("status");
    }

    @Test
    void fault07AnIssueWhoseEventsCannotBeDeletedStays() {
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"kept\"}");
        mesher.database().execute("""
                create function no_delete() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
                create trigger no_delete before delete on events for each row execute function no_delete()""");

        Reply reply = mesher.change("/api/v1/issues/" + mesher.value("select id from issues") + "/delete", "");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(mesher.value("select count(*) from issues")).isEqualTo("1");
        assertThat(mesher.value("select count(*) from events")).isEqualTo("1");
    }

    /** With the very statement that looks a key up, among many keys. */
    @Test
    void fault11AKeyIsLookedUpByItsIndex() {
        mesher.database().execute("""
                insert into api_keys
                select gen_random_uuid(), p.id, md5(i::text), 'mshr', 'many', now()
                from projects p, generate_series(1, 20000) i;
                analyze api_keys""");
        Queue<String> statements = new ConcurrentLinkedQueue<>();
        Repo repo = Repo.open(RepoOptions.url(mesher.database().url()).withListener((work, context) -> {
            statements.add(String.valueOf(work.sql()));
            return Observed.NOBODY;
        }));
        assertThat(new ProjectStore(repo).ofKey(TestMesher.KEY).block()).isNotNull();
        repo.close().block();

        String lookup = statements.stream()
                .filter(sql -> sql.contains("api_keys"))
                .findFirst()
                .orElseThrow();
        String plan = String.join(
                "\n",
                mesher.database().column("explain " + lookup.replaceAll("\\$[0-9]+", "'" + "0".repeat(64) + "'")));

        assertThat(plan).contains("api_keys_key_hash").doesNotContain("Seq Scan on api_keys");
    }

    @Test
    void fault12TwoProcessesFireOnce() {
        rule("new_issue");
        rule("regression");
        try (Server other = mesher.another()) {
            List<String> urls = List.of(mesher.url(), other.start().url());

            atOnce(urls);
            assertThat(alerts()).containsExactly("new_issue");

            mesher.change("/api/v1/issues/" + mesher.value("select id from issues") + "/resolve", "");
            atOnce(urls);
            assertThat(alerts()).containsExactly("new_issue", "regression");
            assertThat(mesher.value("select status || event_count from issues")).isEqualTo("UNRESOLVED40");
        }
    }

    /** Twenty events of one issue, half of them to each. */
    private static void atOnce(List<String> urls) {
        assertThat(Stream.iterate(0, i -> i + 1)
                        .limit(20)
                        .parallel()
                        .map(i -> sent(urls.get(i % urls.size())))
                        .toList())
                .containsOnly(200);
    }

    private static int sent(String url) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url + "/api/1/envelope/?sentry_key=" + TestMesher.KEY))
                                    .POST(BodyPublishers.ofString("{}\n{\"type\":\"event\"}\n{\"message\":\"same\"}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private List<String> alerts() {
        return mesher.database()
                .column("select condition_snapshot->>'conditionType' from alerts order by triggered_at");
    }

    private void rule(String type) {
        JsonNode made = mesher.change(
                        PROJECT + "/alert-rules",
                        "{\"name\":\"%s\",\"condition_type\":\"%s\",\"cooldown_minutes\":0}".formatted(type, type))
                .body();
        assertThat(made.path("alert_rule").path("id").asText()).isNotEmpty();
    }
}
