package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.TestMesher.Reply;
import io.millrace.mesher.live.Told;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What routes answer, word by word, about a project of seven events and three issues. */
class RouteAnswersTest {

    private static final String PROJECT = "/api/v1/projects/default";

    private final TestMesher mesher = TestMesher.start();
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void sevenEvents() {
        send("the pump is broken", "error", "a", "eu");
        send("the pump is broken", "error", "b", "us");
        send("a valve leaks", "warning", "a", "eu");
        send("the pump is broken", "fatal", "a", "eu");
        send("a valve leaks", "warning", "b", "eu");
        send("the pump is broken", "error", "a", "eu");
        send("all pipes burst", "fatal", "a", "eu");
    }

    private void send(String message, String level, String session, String region) {
        Reply reply = mesher.post(
                "/api/v1/events",
                "{\"message\":\"%s\",\"level\":\"%s\",\"session_id\":\"%s\",\"tags\":{\"region\":\"%s\"}}"
                        .formatted(message, level, session, region)
                        .getBytes(StandardCharsets.UTF_8),
                "X-Sentry-Auth",
                TestMesher.KEY);
        assertThat(reply.status()).isEqualTo(200);
        ids.add(reply.body().path("id").asText());
    }

    @AfterEach
    void stop() {
        mesher.close();
    }

    @Test
    void theTimelineOfAnIssue() {
        Reply whole = mesher.get("/api/v1/issues/" + issue("the pump is broken") + "/timeline");
        Reply some = mesher.get("/api/v1/issues/" + issue("the pump is broken") + "/timeline?limit=2");

        assertThat(texts(whole, "id")).containsExactly(ids.get(5), ids.get(3), ids.get(1), ids.get(0));
        assertThat(texts(whole, "level")).containsExactly("error", "fatal", "error", "error");
        assertThat(whole.body().path("data").path(0).fieldNames())
                .toIterable()
                .containsExactly("id", "level", "message", "received_at");
        assertThat(texts(some, "id")).containsExactly(ids.get(5), ids.get(3));
    }

    @Test
    void theEventsOfAnIssuePageByPage() {
        String path = "/api/v1/issues/" + issue("the pump is broken") + "/events?limit=3";
        Reply first = mesher.get(path);
        Reply second =
                mesher.get(path + "&cursor=" + first.body().path("next_cursor").asText());

        assertThat(texts(first, "id")).containsExactly(ids.get(5), ids.get(3), ids.get(1));
        assertThat(first.body().path("has_more").asBoolean()).isTrue();
        assertThat(texts(second, "id")).containsExactly(ids.get(0));
        assertThat(second.body().path("has_more").asBoolean()).isFalse();
        assertThat(second.body().has("next_cursor")).isFalse();
    }

    @Test
    void theEventsOfASessionInTheirOrder() {
        assertThat(texts(mesher.get(PROJECT + "/sessions/b/events"), "id")).containsExactly(ids.get(1), ids.get(4));
        assertThat(texts(mesher.get(PROJECT + "/sessions/none/events"), "id")).isEmpty();
    }

    @Test
    void eventsByTheirWordsAndTags() {
        assertThat(texts(mesher.get(PROJECT + "/events/search?q=leak"), "id")).containsExactly(ids.get(4), ids.get(2));
        assertThat(texts(mesher.get(PROJECT + "/events/search?q=pump%20-broken"), "id"))
                .isEmpty();
        assertThat(texts(mesher.get(PROJECT + "/events/tags?key=region&value=us"), "id"))
                .containsExactly(ids.get(1));
    }

    @Test
    void anEventAndItsNeighborsInItsIssue() {
        JsonNode first = mesher.get("/api/v1/events/" + ids.get(0)).body();
        JsonNode middle = mesher.get("/api/v1/events/" + ids.get(3)).body();

        assertThat(first.path("navigation")).hasToString("{\"next_id\":\"" + ids.get(1) + "\"}");
        assertThat(middle.path("navigation"))
                .hasToString("{\"next_id\":\"%s\",\"prev_id\":\"%s\"}".formatted(ids.get(5), ids.get(1)));
        assertThat(middle.path("event").path("level").asText()).isEqualTo("fatal");
        assertThat(middle.path("event").path("tags")).hasToString("{\"region\":\"eu\"}");
    }

    @Test
    void theFiguresOfTheDashboard() {
        assertThat(body(PROJECT + "/dashboard/levels"))
                .isEqualTo("{\"data\":[{\"level\":\"error\",\"count\":3},{\"level\":\"fatal\",\"count\":2},"
                        + "{\"level\":\"warning\",\"count\":2}]}");
        assertThat(body(PROJECT + "/dashboard/tags?key=region"))
                .isEqualTo("{\"data\":[{\"value\":\"eu\",\"count\":6},{\"value\":\"us\",\"count\":1}]}");
        assertThat(body(PROJECT + "/dashboard/health"))
                .isEqualTo("{\"unresolved_issues\":3,\"events24h\":7,\"new_issues24h\":3}");
        assertThat(body(PROJECT + "/storage")).isEqualTo("{\"event_count\":7,\"estimated_bytes\":7168}");
        Reply top = mesher.get(PROJECT + "/dashboard/top-issues?limit=2");
        assertThat(texts(top, "title")).containsExactly("the pump is broken", "a valve leaks");
        assertThat(texts(top, "event_count")).containsExactly("4", "2");
    }

    @Test
    void theMembersOfAnOrganization() {
        mesher.user("ann@example.org");
        String members = "/api/v1/orgs/default/members";
        Reply added = mesher.change(members, "{\"email\":\"Ann@example.org\",\"role\":\"member\"}");
        String id = added.body().path("member").path("id").asText();

        assertThat(added.status()).isEqualTo(201);
        assertThat(texts(mesher.get(members), "email")).containsExactly("owner@localhost", "ann@example.org");
        assertThat(texts(mesher.get(members), "role")).containsExactly("owner", "member");
        assertThat(mesher.change(members, "{\"email\":\"ann@example.org\",\"role\":\"member\"}")
                        .status())
                .isEqualTo(422);
        assertThat(mesher.change(members + "/" + id + "/role", "{\"role\":\"admin\"}")
                        .body()
                        .path("member")
                        .path("role")
                        .asText())
                .isEqualTo("admin");
        assertThat(mesher.change(members + "/" + id + "/remove", "").status()).isEqualTo(200);
        assertThat(texts(mesher.get(members), "email")).containsExactly("owner@localhost");
    }

    @Test
    void aNameThatOthersHaveGetsALongerSlug() {
        Reply first = mesher.change("/api/v1/orgs/default/projects", "{\"name\":\"Web Shop\"}");
        Reply second = mesher.change("/api/v1/orgs/default/projects", "{\"name\":\"Web Shop\"}");
        Reply given = mesher.change("/api/v1/orgs/default/projects", "{\"name\":\"x\",\"slug\":\"web-shop\"}");

        assertThat(first.body().path("project").path("slug").asText()).isEqualTo("web-shop");
        assertThat(second.status()).as(second.toString()).isEqualTo(201);
        assertThat(second.body().path("project").path("slug").asText()).matches("web-shop-[0-9a-f]{8}");
        assertThat(given.status()).isEqualTo(422);
        assertThat(given.body().path("fields").path("slug")).hasSize(1);
    }

    @Test
    void manyWhoRegisterAtOnceUnderOneNameAllGetAnOrganization() {
        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> mesher.change(
                                "/api/v1/register",
                                ("{\"email\":\"a%d@example.org\",\"display_name\":\"Ann\","
                                                + "\"password\":\"a long enough one\",\"organization\":\"Same\"}")
                                        .formatted(i),
                                "")
                        .status())
                .toList();

        assertThat(statuses).containsOnly(200);
        assertThat(mesher.value("select count(distinct slug) from organizations where name = 'Same'"))
                .isEqualTo("6");
    }

    @Test
    void aKeyThatIsRevokedSendsNoMore() {
        JsonNode key = mesher.change(PROJECT + "/api-keys", "{\"label\":\"web\"}")
                .body()
                .path("api_key");
        assertThat(sentWith(key.path("key").asText())).isEqualTo(200);

        Reply revoked = mesher.change("/api/v1/api-keys/" + key.path("id").asText() + "/revoke", "");

        assertThat(revoked.body().path("api_key").path("revoked_at").asText()).isNotEmpty();
        assertThat(revoked.body().path("api_key").has("key")).isFalse();
        assertThat(sentWith(key.path("key").asText())).isEqualTo(401);
        assertThat(mesher.value("select count(*) from events")).isEqualTo("8");
    }

    private int sentWith(String key) {
        return mesher.post(
                        "/api/v1/events",
                        "{\"message\":\"with a key\"}".getBytes(StandardCharsets.UTF_8),
                        "X-Sentry-Auth",
                        key)
                .status();
    }

    @Test
    void aRuleIsSwitchedOffAndItsAlertsAreDealtWith() {
        JsonNode rule = mesher.change(
                        PROJECT + "/alert-rules",
                        "{\"name\":\"each\",\"condition_type\":\"new_issue\",\"cooldown_minutes\":0}")
                .body()
                .path("alert_rule");
        send("something new", "error", "a", "eu");
        String alert = mesher.value("select id from alerts");
        String toggle = "/api/v1/alert-rules/" + rule.path("id").asText() + "/toggle";

        assertThat(mesher.change(toggle, "").body().path("alert_rule").path("enabled"))
                .hasToString("false");
        send("something newer", "error", "a", "eu");
        assertThat(texts(mesher.get(PROJECT + "/alerts"), "message")).containsExactly("each: new issue: something new");
        assertThat(texts(mesher.get(PROJECT + "/alerts"), "rule_name")).containsExactly("each");
        assertThat(mesher.change(toggle, "").body().path("alert_rule").path("enabled"))
                .hasToString("true");

        JsonNode known = mesher.change("/api/v1/alerts/" + alert + "/acknowledge", "")
                .body()
                .path("alert");
        assertThat(known.path("status").asText()).isEqualTo("acknowledged");
        JsonNode over =
                mesher.change("/api/v1/alerts/" + alert + "/resolve", "").body().path("alert");
        assertThat(over.path("status").asText()).isEqualTo("resolved");
        assertThat(over.path("acknowledged_at")).isEqualTo(known.path("acknowledged_at"));
        // What is over does not begin again.
        assertThat(mesher.change("/api/v1/alerts/" + alert + "/acknowledge", "")
                        .body()
                        .path("alert")
                        .path("status")
                        .asText())
                .isEqualTo("resolved");
        assertThat(texts(mesher.get(PROJECT + "/alerts?status=active"), "id")).isEmpty();
        assertThat(mesher.change("/api/v1/alert-rules/" + rule.path("id").asText() + "/delete", "")
                        .status())
                .isEqualTo(200);
        assertThat(mesher.value("select count(*) from alerts")).isEqualTo("0");
    }

    @Test
    void anIssueIsAssignedToNobodyAgain() {
        String assign = "/api/v1/issues/" + issue("a valve leaks") + "/assign";
        String owner = mesher.value("select id from users");

        assertThat(mesher.change(assign, "{\"user_id\":\"" + owner + "\"}")
                        .body()
                        .path("issue")
                        .path("assigned_to")
                        .asText())
                .isEqualTo(owner);
        assertThat(texts(mesher.get(PROJECT + "/issues?assigned_to=me"), "title"))
                .containsExactly("a valve leaks");
        assertThat(mesher.change(assign, "{\"user_id\":null}")
                        .body()
                        .path("issue")
                        .has("assigned_to"))
                .isFalse();
        assertThat(texts(mesher.get(PROJECT + "/issues?assigned_to=me"), "title"))
                .isEmpty();
    }

    @Test
    void thatAnIssueIsDeletedIsToldToWhoListens() throws Exception {
        String issue = issue("a valve leaks");
        Told told = new Told();
        WebSocket socket = mesher.listen("/stream/projects/default", mesher.token(), told);
        told.next("joined");

        assertThat(mesher.change("/api/v1/issues/" + issue + "/delete", "").status())
                .isEqualTo(200);

        JsonNode gone = told.next("issue");
        assertThat(gone.path("action").asText()).isEqualTo("deleted");
        assertThat(gone.path("issue_id").asText()).isEqualTo(issue);
        assertThat(mesher.get("/api/v1/issues/" + issue).status()).isEqualTo(404);
        assertThat(mesher.value("select count(*) from events")).isEqualTo("5");
        socket.abort();
    }

    private String issue(String title) {
        return mesher.value("select id from issues where title = '" + title + "'");
    }

    private String body(String path) {
        return mesher.get(path).body().toString();
    }

    private static List<String> texts(Reply reply, String field) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body().path("data").findValuesAsText(field);
    }
}
