package io.millrace.mesher;

import static io.millrace.mesher.alert.AlertTable.ALERT;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher.Reply;
import io.millrace.mesher.alert.AlertStore;
import io.millrace.repo.Repo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was wrong with the server that Mesher is modelled on: none of it is here. Numbered as in the list of its faults; the
 * fourteenth, which is about days, is in {@link io.millrace.mesher.retention.RetentionTest}.
 */
class FifteenFaultsTest {

    private static final String PROJECT = "/api/v1/projects/default";

    private final TestMesher mesher = TestMesher.start();
    private final Repo repo = Repo.connect(mesher.database().url());

    @BeforeEach
    void nothingIsThere() {
        assertThat(mesher.value("select count(*) from events")).isEqualTo("0");
    }

    @AfterEach
    void stop() {
        repo.close().block();
        mesher.close();
    }

    @Test
    void fault01AnEventThatComesAloneIsSampledToo() {
        assertThat(mesher.change(PROJECT + "/settings", "{\"sample_rate\":0}").status())
                .isEqualTo(200);

        Reply alone = send("{\"message\":\"alone\"}");

        assertThat(alone.status()).isEqualTo(200);
        assertThat(alone.body().path("status").asText()).isEqualTo("sampled_out");
        assertThat(mesher.value("select count(*) from events")).isEqualTo("0");
    }

    @Test
    void fault02ABulkIsAsManyEventsAsItHas() {
        Reply reply = bulk("{\"message\":\"one\"},{\"message\":\"two\"},{\"message\":\"three\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("results")).hasSize(3);
        assertThat(mesher.database().column("select message from events order by message"))
                .containsExactly("one", "three", "two");
    }

    @Test
    void fault03InputIsCheckedAndAnswersSayEnough() {
        Reply wrong = send("{\"level\":\"awful\"}");
        Reply right = send("{\"message\":\"x\"}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("fields").path("message").path(0).asText()).isNotEmpty();
        assertThat(wrong.body().path("fields").path("level").path(0).asText()).isNotEmpty();
        assertThat(bulk(IntStream.range(0, 101)
                                .mapToObj(i -> "{\"message\":\"x\"}")
                                .collect(Collectors.joining(",")))
                        .error())
                .isEqualTo("malformed_bulk");
        assertThat(right.body().path("id").asText()).matches("[0-9a-f]{32}");
        try (TestMesher strict = TestMesher.start(Map.of("MESHER_RATE_LIMIT_EVENTS", "1"))) {
            strict.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}");
            Reply over = strict.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}");
            assertThat(over.status()).isEqualTo(429);
            assertThat(over.error()).isEqualTo("rate_limited");
            assertThat(Integer.parseInt(over.headers().get("retry-after"))).isBetween(1, 60);
        }
    }

    @Test
    void fault04AnEventIsWrittenToTheProjectThatItWasSentTo() {
        send("{\"message\":\"x\"}");

        assertThat(mesher.value("select p.slug from events e join projects p on p.id = e.project_id"))
                .isEqualTo("default");
    }

    @Test
    void fault05NoTextOfAnEventEndsAnother() {
        bulk("{\"message\":\"a|||b\"},{\"message\":\"c\"}");

        assertThat(mesher.database().column("select message from events order by message"))
                .containsExactly("a|||b", "c");
    }

    @Test
    void fault06ABatchThatIsWrittenAgainMakesNoDuplicates() {
        // The first batch fails when all of it is written but for its last event.
        mesher.database().execute("""
                create sequence tries;
                create function fails_once() returns trigger language plpgsql as $$ begin
                  if new.message = 'last' and nextval('tries') = 1 then raise sqlstate '40001'; end if;
                  return new; end $$;
                create trigger fails_once before insert on events for each row execute function fails_once()""");

        Reply reply = bulk("{\"message\":\"one\"},{\"message\":\"two\"},{\"message\":\"last\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(mesher.value("select last_value from tries")).isEqualTo("2");
        assertThat(mesher.value("select count(*) from events")).isEqualTo("3");
        assertThat(mesher.value("select sum(event_count) from issues")).isEqualTo("3");
    }

    @Test
    void fault07AnAlertAndItsRuleAreWrittenTogetherAndAnIssueGoesWithItsEvents() {
        rule("new_issue", 60);
        mesher.database().execute("""
                create function no_alert() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
                create trigger no_alert before insert on alerts for each row execute function no_alert()""");

        assertThat(send("{\"message\":\"x\"}").error()).isEqualTo("refused_event");
        assertThat(mesher.database().column("select id from alert_rules where last_fired_at is not null"))
                .isEmpty();

        mesher.database().execute("drop trigger no_alert on alerts");
        send("{\"message\":\"x\"}");
        String issue = mesher.value("select id from issues");
        assertThat(mesher.change("/api/v1/issues/" + issue + "/delete", "").status())
                .isEqualTo(200);
        assertThat(mesher.value("select count(*) from events")).isEqualTo("0");
    }

    @Test
    void fault08AskingForMoreThanThereMayBeGetsAsMuchAsThereMayBe() {
        mesher.database().execute("""
                insert into issues (id, project_id, fingerprint, title, level, first_seen, last_seen)
                select gen_random_uuid(), p.id, i::text, 'x', 'ERROR', now(), now()
                from projects p, generate_series(1, 130) i""");

        assertThat(mesher.get(PROJECT + "/issues?limit=101").body().path("data"))
                .hasSize(100);
    }

    @Test
    void fault09NothingIsReadWithoutSigningInAndSigningInHasARoute() {
        assertThat(mesher.get(PROJECT + "/dashboard/health", "").status()).isEqualTo(401);
        Reply registered = mesher.change(
                "/api/v1/register",
                "{\"email\":\"Ann@example.org\",\"display_name\":\"Ann\",\"password\":\"a long enough one\"}",
                "");
        assertThat(registered.status()).isEqualTo(200);

        Reply signedIn = mesher.change(
                "/api/v1/login", "{\"email\":\"ann@example.org\",\"password\":\"a long enough one\"}", "");
        Reply wrong = mesher.change("/api/v1/login", "{\"email\":\"ann@example.org\",\"password\":\"another\"}", "");

        String token = signedIn.body().path("token").asText();
        assertThat(mesher.get("/api/v1/me", token)
                        .body()
                        .path("user")
                        .path("display_name")
                        .asText())
                .isEqualTo("Ann");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(mesher.change("/api/v1/logout", "", token).status()).isEqualTo(200);
        assertThat(mesher.get("/api/v1/me", token).status()).isEqualTo(401);
    }

    @Test
    void fault10WhatIsLookedForAndAnsweredIsNeverPutTogetherAsText() {
        send("{\"message\":\"x\",\"tags\":{\"a\\\"b\":\"c\\\"}, \\\"d\"}}");
        send("{\"message\":\"y\",\"tags\":{\"a\":\"b\"}}");

        Reply found = mesher.get(PROJECT + "/events/tags?key=a%22b&value=c%22%7D,%20%22d");

        assertThat(found.body().path("data")).hasSize(1);
        assertThat(found.body().path("data").path(0).path("tags").path("a\"b").asText())
                .isEqualTo("c\"}, \"d");
        assertThat(mesher.get(PROJECT + "/dashboard/tags?key=a%22b")
                        .body()
                        .path("data")
                        .path(0)
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void fault11KeysAreHashedAndLookedUpByAnIndex() {
        Reply made = mesher.change(PROJECT + "/api-keys", "{\"label\":\"web\"}");
        String key = made.body().path("api_key").path("key").asText();

        assertThat(key).matches("mshr_[0-9a-f]{48}");
        assertThat(mesher.value("select string_agg(row_to_json(k)::text, '') from api_keys k"))
                .doesNotContain(key);
        assertThat(mesher.value("select indexdef from pg_indexes where tablename = 'api_keys'"
                        + " and indexdef like 'CREATE UNIQUE INDEX%(key_hash)'"))
                .isNotEmpty();
        assertThat(mesher.get(PROJECT + "/api-keys").body().toString())
                .doesNotContain(key)
                .contains(key.substring(0, 12));
    }

    @Test
    void fault12NewIssuesAndRegressionsFireOnce() {
        rule("new_issue", 0);
        rule("regression", 0);

        send("{\"message\":\"again\"}");
        send("{\"message\":\"again\"}");
        assertThat(alerts()).containsExactly("new_issue");

        String issue = mesher.value("select id from issues");
        assertThat(mesher.change("/api/v1/issues/" + issue + "/resolve", "")
                        .body()
                        .path("issue")
                        .path("status")
                        .asText())
                .isEqualTo("resolved");
        send("{\"message\":\"again\"}");
        send("{\"message\":\"again\"}");

        assertThat(alerts()).containsExactly("new_issue", "regression");
        assertThat(mesher.value("select status || event_count from issues")).isEqualTo("UNRESOLVED4");
    }

    @Test
    void fault13AThresholdFiresWhenItIsPassedAndIsSilentThen() {
        mesher.change(
                PROJECT + "/alert-rules",
                "{\"name\":\"many\",\"condition_type\":\"threshold\",\"threshold\":2,\"window_minutes\":5}");
        AlertStore alerts = new AlertStore(repo);
        bulk("{\"message\":\"one\"},{\"message\":\"two\"}");
        assertThat(alerts.checkThresholds(Instant.now()).block()).isEmpty();

        send("{\"message\":\"three\"}");

        assertThat(alerts.checkThresholds(Instant.now()).block()).hasSize(1);
        assertThat(alerts.checkThresholds(Instant.now()).block()).isEmpty();
        assertThat(repo.all(from(ALERT).select(ALERT.message)).collectList().block())
                .containsExactly("many: more than 2 events in 5 minutes");
    }

    @Test
    void fault15ABucketIsOneOfTwo() {
        send("{\"message\":\"x\"}");

        assertThat(mesher.get(PROJECT + "/dashboard/volume?bucket=hour").body().path("data"))
                .hasSize(24);
        assertThat(mesher.get(PROJECT + "/dashboard/volume?bucket=day")
                        .body()
                        .path("data")
                        .path(29)
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        Reply wrong = mesher.get(PROJECT + "/dashboard/volume?bucket=hour'%20--");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("fields")).hasToString("{\"bucket\":[\"must be hour or day\"]}");
    }

    private List<String> alerts() {
        return mesher.database()
                .column("select condition_snapshot->>'conditionType' from alerts order by triggered_at");
    }

    private void rule(String type, int cooldown) {
        assertThat(mesher.change(
                                PROJECT + "/alert-rules",
                                "{\"name\":\"%s\",\"condition_type\":\"%s\",\"cooldown_minutes\":%d}"
                                        .formatted(type, type, cooldown))
                        .status())
                .isEqualTo(201);
    }

    private Reply send(String event) {
        return post("/api/v1/events", event);
    }

    private Reply bulk(String events) {
        return post("/api/v1/events/bulk", "{\"events\":[" + events + "]}");
    }

    private Reply post(String path, String body) {
        return mesher.post(path, body.getBytes(StandardCharsets.UTF_8), "X-Sentry-Auth", TestMesher.KEY);
    }
}
