package io.millrace.mesher.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import io.millrace.repo.Repo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueRoutesTest {

    private static final String PROJECT = "/api/v1/projects/default";

    private static TestMesher mesher;

    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    @BeforeEach
    void nothingIsThere() {
        mesher.database().execute("delete from issues");
    }

    @Test
    void whatIsDiscardedIsNotKeptAndNotCounted() {
        String issue = send("noise");
        assertThat(act(issue, "discard").path("issue").path("status").asText()).isEqualTo("discarded");

        Reply again = mesher.post(
                "/api/v1/events",
                "{\"message\":\"noise\"}".getBytes(StandardCharsets.UTF_8),
                "X-Sentry-Auth",
                TestMesher.KEY);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("status").asText()).isEqualTo("discarded");
        assertThat(mesher.value("select count(*) from events")).isEqualTo("1");
        assertThat(mesher.value("select event_count || status from issues")).isEqualTo("1DISCARDED");
        assertThat(titles("?status=discarded")).containsExactly("noise");
        assertThat(titles("?status=unresolved")).isEmpty();

        act(issue, "unresolve");
        send("noise");
        assertThat(mesher.value("select event_count || status from issues")).isEqualTo("2UNRESOLVED");
    }

    /** In a usual week there are 168 of the loud one, one an hour; of the quiet one there were ever eleven. */
    @Test
    void anArchivedIssueOfWhichThereAreSuddenlyManyIsOpenedAgain() {
        act(send("loud"), "archive");
        act(send("steady"), "archive");
        act(send("rare"), "archive");
        act(send("resolved"), "resolve");
        Repo repo = Repo.connect(mesher.database().url());
        try {
            IssueStore issues = new IssueStore(repo);
            copies("loud", "now() - interval '1 minute' * i", 40);
            copies("steady", "now() - interval '6 minutes' * i", 230);
            copies("rare", "now() - interval '1 minute' * i", 9);
            copies("resolved", "now() - interval '1 minute' * i", 40);

            assertThat(issues.openSpiking().block()).extracting(Issue::title).containsExactly("loud");
            assertThat(issues.openSpiking().block()).isEmpty();
        } finally {
            repo.close().block();
        }
        assertThat(titles("?status=archived")).containsExactlyInAnyOrder("steady", "rare");
        assertThat(titles("?status=unresolved")).containsExactly("loud");
        assertThat(titles("?status=resolved")).containsExactly("resolved");
    }

    @Test
    void filtersByWhatIsAskedFor() {
        send("one");
        send("{\"message\":\"two\",\"level\":\"fatal\",\"environment\":\"live\"}", "two");
        String three = send("three % _");
        mesher.change("/api/v1/issues/" + three + "/assign", "{\"user_id\":\"" + me() + "\"}");

        assertThat(titles("?level=fatal")).containsExactly("two");
        assertThat(titles("?environment=live")).containsExactly("two");
        assertThat(titles("?environment=nowhere")).isEmpty();
        assertThat(titles("?assigned_to=me")).containsExactly("three % _");
        assertThat(titles("?assigned_to=" + me())).containsExactly("three % _");
        assertThat(titles("?q=%25%20_")).containsExactly("three % _");
        assertThat(titles("?q=ONE")).containsExactly("one");
        assertThat(titles("?q=&environment=")).containsExactly("three % _", "two", "one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/issues?status=open | status | must be unresolved, resolved, archived or discarded",
                "/issues?level=awful | level | must be fatal, error, warning, info or debug",
                "/issues?assigned_to=ann | assigned_to | must be me, or the UUID of a user",
                "/issues?environment=%00 | environment | holds a character that cannot be stored",
                "/issues?q=a%00 | q | holds a character that cannot be stored",
                "/issues?limit=none | limit | is not a valid whole number",
                "/issues?cursor=x | cursor | must be the next_cursor of the page before",
                "/alerts?status=open | status | must be active, acknowledged or resolved",
                "/dashboard/volume?bucket=week | bucket | must be hour or day",
                "/dashboard/tags | key | is missing: it names the tag to count",
                "/events/search | q | is missing: it says what to look for",
                "/events/tags?key=a | value | is missing: it says what to look for",
            })
    void aFilterThatIsNoneIsNamed(String path, String field, String words) {
        Reply reply = mesher.get(PROJECT + path);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).isEqualTo("invalid_fields");
        assertThat(reply.body().path("fields")).hasToString("{\"%s\":[\"%s\"]}".formatted(field, words));
    }

    @Test
    void everyFilterThatIsNoneIsNamedAtOnce() {
        Reply reply =
                mesher.get(PROJECT + "/issues?status=open&level=awful&assigned_to=ann&limit=0&q=" + "x".repeat(201));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("fields").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("status", "level", "assigned_to", "limit", "q");
        assertThat(mesher.get(PROJECT + "/events/tags?limit=none")
                        .body()
                        .path("fields")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("key", "value", "limit");
    }

    private static String send(String message) {
        return send("{\"message\":\"" + message + "\"}", message);
    }

    private static String send(String event, String title) {
        assertThat(mesher.envelope("{}\n{\"type\":\"event\"}\n" + event).status())
                .isEqualTo(200);
        return mesher.value("select id from issues where title = '" + title + "'");
    }

    private static void copies(String title, String moment, int count) {
        mesher.database().execute("""
                        insert into events
                        select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'received_at', %s))).*
                        from events e join issues i on i.id = e.issue_id, generate_series(1, %d) i_ (i)
                        where i.title = '%s'""".formatted(moment.replace("* i", "* i_.i"), count, title));
    }

    private static JsonNode act(String issue, String action) {
        return mesher.change("/api/v1/issues/" + issue + "/" + action, "").body();
    }

    private static List<String> titles(String query) {
        return mesher.get(PROJECT + "/issues" + query).body().path("data").findValuesAsText("title");
    }

    private static String me() {
        return mesher.get("/api/v1/me").body().path("user").path("id").asText();
    }
}
