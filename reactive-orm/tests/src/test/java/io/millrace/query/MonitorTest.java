package io.millrace.query;

import static io.millrace.function.Aggregates.stringAgg;
import static io.millrace.function.Dates.ago;
import static io.millrace.function.Dates.now;
import static io.millrace.function.Literals.value;
import static io.millrace.function.Numbers.greatest;
import static io.millrace.function.Numbers.random;
import static io.millrace.function.Texts.concat;
import static io.millrace.function.Texts.concatWith;
import static io.millrace.function.Views.number;
import static io.millrace.monitor.AlertRuleTable.ALERT_RULE;
import static io.millrace.monitor.AlertTable.ALERT;
import static io.millrace.monitor.EventTable.EVENT;
import static io.millrace.monitor.IssueTable.ISSUE;
import static io.millrace.monitor.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.allOf;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.number;
import static io.millrace.query.Sql.row;
import static io.millrace.query.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Condition;
import io.millrace.expr.DateField;
import io.millrace.expr.Rows;
import io.millrace.expr.TextExpr;
import io.millrace.monitor.AlertRule;
import io.millrace.monitor.Issue;
import io.millrace.query.function.Elements;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an error monitor asks of its database, each without a line of SQL by hand. */
class MonitorTest {

    private static final TestDatabase DATABASE = TestDatabase.create(Stream.of(PROJECT, ISSUE, EVENT, ALERT_RULE, ALERT)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @BeforeEach
    void rows() {
        DATABASE.execute("truncate projects, issues, events, alert_rules, alerts");
        DATABASE.execute("""
                insert into projects values (1, 'mill', null), (2, 'race', 0);
                insert into issues (id, project_id, status, assignee_id, last_seen) values
                  (1, 1, 'archived', null, '2024-01-01 00:00Z'), (2, 1, 'unresolved', 7, '2024-01-02 00:00Z'),
                  (3, 1, 'unresolved', null, '2024-01-02 00:00Z'), (4, 2, 'unresolved', null, '2024-01-03 00:00Z');
                insert into events (id, issue_id, environment, received_at)
                  select n, 1, 'live', now() - interval '1 minute' * n from generate_series(1, 20) n;
                insert into events (id, issue_id, environment, received_at) values
                  (31, 2, 'test', '2024-01-01 10:10Z'), (32, 2, 'test', '2024-01-01 10:50Z'),
                  (33, 2, 'test', '2024-01-01 11:10Z');
                insert into alert_rules values
                  (1, 1, 'often', '{"condition_type": "threshold", "threshold": 10, "window_minutes": 60}', true, 60, null),
                  (2, 1, 'again', '{"condition_type": "new_issue"}', true, 60, now() - interval '30 minutes'),
                  (3, 1, 'later', '{"condition_type": "new_issue"}', true, 60, now() - interval '90 minutes'),
                  (4, 1, 'never', '{"condition_type": "new_issue"}', false, 60, null);
                insert into alerts (id, rule_id, status, message, triggered_at) values
                  (1, 1, 'active', 'a', '2024-01-01 00:00Z'), (2, 2, 'resolved', 'b', '2024-01-02 00:00Z')""");
    }

    @Test
    void anArchivedIssueWithASpikeIsReopened() {
        var issue = ISSUE.as("spiking");
        var event = EVENT.as("recent");
        var week = EVENT.as("week");
        var perHour = number(from(week)
                        .where(week.issueId.eq(issue.id), week.receivedAt.gt(ago(7, ChronoUnit.DAYS)))
                        .select(count()))
                .required()
                .dividedBy(168);
        var spiking = from(issue)
                .join(event, event.issueId.eq(issue.id))
                .where(issue.status.eq("archived"), event.receivedAt.gt(ago(1, ChronoUnit.HOURS)))
                .groupBy(issue.id)
                .having(count().gt(greatest(value(10L), perHour.times(10))))
                .select(issue.id);

        assertThat(sql(spiking))
                .isEqualTo("select spiking.id from issues as spiking join events as recent on recent.issue_id ="
                        + " spiking.id where spiking.status = $1::text and recent.received_at > now() -"
                        + " $2::text::interval group by spiking.id having count(*) > greatest($3::int8, (select count(*)"
                        + " from events as week where week.issue_id = spiking.id and week.received_at > now() -"
                        + " $4::text::interval) / $5::int8 * $6::int8)");
        assertThat(REPO.updateAll(from(ISSUE).where(ISSUE.id.in(spiking)))
                        .set(ISSUE.status.to("unresolved"))
                        .returning(ISSUE.id)
                        .collectList()
                        .block())
                .containsExactly(1L);
    }

    @Test
    void aFingerprintIsFoundInThePayload() {
        DATABASE.execute("""
                update events set message = 'At 0xFF' where id = 31;
                update events set payload = '{"fingerprint": "mine"}' where id = 32;
                update events set payload = '{"stacktrace": [{"file": "a", "function": "f"}, {"file": "b"}]}'
                  where id = 33""");
        var frame = Elements.of("frame", EVENT.payload.at("stacktrace"));
        var frames = from(frame)
                .select(stringAgg(
                                concatWith(
                                        "|",
                                        frame.value().textAt("file"),
                                        frame.value().textAt("function")),
                                ";")
                        .orderBy(frame.position().asc()));
        TextExpr<io.millrace.monitor.Event, Optional<String>> fingerprint = when(
                        EVENT.payload.hasKey("fingerprint"), EVENT.payload.textAt("fingerprint"))
                .when(
                        EVENT.payload.at("stacktrace").kind().eq("array"),
                        io.millrace.function.Views.text(frames.value()))
                .otherwise(concat(value("msg:"), EVENT.message.lower().replaced("0x", ""))
                        .optional());

        assertThat(read(
                        from(EVENT)
                                .where(EVENT.id.gt(30))
                                .orderBy(EVENT.id.asc())
                                .select(fingerprint),
                        "select case when events.payload ? $1::text then events.payload ->> $2::text"
                                + " when jsonb_typeof(events.payload -> $3::text) = $4::text then (select"
                                + " string_agg(concat_ws($5::text, frame.value ->> $6::text, frame.value ->> $7::text),"
                                + " $8::text order by frame.\"position\") from jsonb_array_elements(events.payload ->"
                                + " $9::text) with ordinality as frame (value, \"position\")) else concat($10::text,"
                                + " replace(lower(events.message), $11::text, $12::text)) end from events where events.id"
                                + " > $13::int8 order by events.id"))
                .containsExactly(Optional.of("msg:at ff"), Optional.of("mine"), Optional.of("a|f;b"));
    }

    @Test
    void aProjectKeepsAShareOfItsEvents() {
        var project = PROJECT.as("p");

        for (long id : new long[] {1, 2}) {
            var rate = number(from(project).where(project.id.eq(id)).select(project.sampleRate))
                    .orElse(1.0);
            assertThat(read(
                            from(PROJECT).where(PROJECT.id.eq(id)).select(random().lt(rate)),
                            "select random() < coalesce((select p.sample_rate from projects as p where p.id ="
                                    + " $1::int8), $2::float8) from projects where projects.id = $3::int8"))
                    .containsExactly(id == 1);
        }
    }

    @Test
    void issuesAreListedByWhatIsAskedFor() {
        assertThat(REPO.all(issues("unresolved", null, null, null, null))
                        .map(Issue::id)
                        .collectList()
                        .block())
                .containsExactly(3L, 2L);
        assertThat(REPO.all(issues(null, 7L, "test", null, null))
                        .map(Issue::id)
                        .collectList()
                        .block())
                .isEmpty();
        assertThat(REPO.all(issues(null, null, "live", null, null))
                        .map(Issue::id)
                        .collectList()
                        .block())
                .containsExactly(1L);
        assertThat(REPO.all(issues("unresolved", null, null, Instant.parse("2024-01-02T00:00:00Z"), 3L))
                        .map(Issue::id)
                        .collectList()
                        .block())
                .containsExactly(2L);
        assertThat(sql(issues("unresolved", 7L, "test", Instant.EPOCH, 3L)))
                .endsWith("from issues where issues.project_id = $1::int8 and issues.status = $2::text and"
                        + " issues.assignee_id = $3::int8 and exists (select 1 from events where events.issue_id ="
                        + " issues.id and events.environment = $4::text and events.received_at > now() -"
                        + " $5::text::interval) and (issues.last_seen, issues.id) < ($6::timestamptz, $7::int8) order by"
                        + " issues.last_seen desc, issues.id desc limit $8::int8");
    }

    private static Query<Issue> issues(
            @Nullable String status,
            @Nullable Long assignee,
            @Nullable String environment,
            @Nullable Instant seenBefore,
            @Nullable Long idBefore) {
        List<Condition<? super Issue>> conditions = new ArrayList<>();
        conditions.add(ISSUE.projectId.eq(1));
        if (status != null) {
            conditions.add(ISSUE.status.eq(status));
        }
        if (assignee != null) {
            conditions.add(ISSUE.assigneeId.eq(assignee));
        }
        if (environment != null) {
            conditions.add(
                    ISSUE.events.any(EVENT.environment.eq(environment), EVENT.receivedAt.gt(ago(7, ChronoUnit.DAYS))));
        }
        if (seenBefore != null && idBefore != null) {
            conditions.add(row(ISSUE.lastSeen, ISSUE.id).lt(seenBefore, idBefore));
        }
        return from(ISSUE)
                .where(allOf(conditions))
                .orderBy(ISSUE.lastSeen.desc(), ISSUE.id.desc())
                .limit(50);
    }

    @Test
    void eventsAreCountedByTheHour() {
        var hour = EVENT.receivedAt.truncated(DateField.HOUR);

        assertThat(read(
                        from(EVENT)
                                .where(EVENT.issueId.eq(2))
                                .groupBy(hour)
                                .orderBy(hour.asc())
                                .select(hour, count()),
                        "select date_trunc('hour', events.received_at), count(*) from events where events.issue_id ="
                                + " $1::int8 group by date_trunc('hour', events.received_at) order by"
                                + " date_trunc('hour', events.received_at)"))
                .extracting(bucket -> bucket.getT1() + " " + bucket.getT2())
                .containsExactly("2024-01-01T10:00:00Z 2", "2024-01-01T11:00:00Z 1");
    }

    @Test
    void anEventHasNeighbours() {
        var next = EVENT.as("next");
        var before = EVENT.as("before");
        var after = from(next)
                .where(
                        next.issueId.eq(EVENT.issueId),
                        row(next.receivedAt, next.id).gt(EVENT.receivedAt, EVENT.id))
                .orderBy(next.receivedAt.asc(), next.id.asc())
                .limit(1)
                .select(next.id);
        var previous = from(before)
                .where(
                        before.issueId.eq(EVENT.issueId),
                        row(before.receivedAt, before.id).lt(EVENT.receivedAt, EVENT.id))
                .orderBy(before.receivedAt.desc(), before.id.desc())
                .limit(1)
                .select(before.id);

        assertThat(read(
                        from(EVENT)
                                .where(EVENT.id.in(32, 33))
                                .orderBy(EVENT.id.asc())
                                .select(number(previous), number(after)),
                        "select (select before.id from events as before where before.issue_id = events.issue_id and"
                                + " (before.received_at, before.id) < (events.received_at, events.id) order by"
                                + " before.received_at desc, before.id desc limit $1::int8), (select next.id from events"
                                + " as next where next.issue_id = events.issue_id and (next.received_at, next.id) >"
                                + " (events.received_at, events.id) order by next.received_at, next.id limit $2::int8)"
                                + " from events where events.id = any($3::int8[]) order by events.id"))
                .extracting(Object::toString)
                .containsExactly("[Optional[31],Optional[33]]", "[Optional[32],Optional.empty]");
    }

    @Test
    void aThresholdIsWatched() {
        var window = number(ALERT_RULE.condition.textAt("window_minutes").cast(Types.INT4))
                .required();
        var threshold = number(ALERT_RULE.condition.textAt("threshold").cast(Types.INT8));
        var issue = ISSUE.as("i");
        var happened = number(from(EVENT)
                        .join(issue, issue.id.eq(EVENT.issueId))
                        .where(
                                issue.projectId.eq(ALERT_RULE.projectId),
                                EVENT.receivedAt.gt(now().minus(window, ChronoUnit.MINUTES)))
                        .select(count()))
                .required();
        var fires = when(happened.lt(threshold), value(false))
                .when(ALERT_RULE.lastFiredAt.isNull(), value(true))
                .otherwise(cooledDown());

        assertThat(read(
                        from(ALERT_RULE).where(ALERT_RULE.id.eq(1)).select(fires),
                        "select case when (select count(*) from events join issues as i on i.id = events.issue_id where"
                                + " i.project_id = alert_rules.project_id and events.received_at > now() -"
                                + " (alert_rules.condition ->> $1::text)::int4 * interval '1 minute') <"
                                + " (alert_rules.condition ->> $2::text)::int8 then $3::bool when"
                                + " alert_rules.last_fired_at is null then $4::bool else"
                                + " alert_rules.last_fired_at is null or alert_rules.last_fired_at < now() -"
                                + " alert_rules.cooldown_minutes * interval '1 minute' end from alert_rules where"
                                + " alert_rules.id = $5::int8"))
                .containsExactly(true);
    }

    private static Condition<AlertRule> cooledDown() {
        return ALERT_RULE
                .lastFiredAt
                .isNull()
                .or(ALERT_RULE.lastFiredAt.lt(ago(ALERT_RULE.cooldownMinutes, ChronoUnit.MINUTES)));
    }

    @Test
    void rulesAreFoundForAnEvent() {
        assertThat(read(
                        from(ALERT_RULE)
                                .where(
                                        ALERT_RULE.enabled,
                                        ALERT_RULE
                                                .condition
                                                .textAt("condition_type")
                                                .eq("new_issue"),
                                        cooledDown())
                                .select(ALERT_RULE.name),
                        "select alert_rules.name from alert_rules where alert_rules.enabled and alert_rules.condition ->>"
                                + " $1::text = $2::text and (alert_rules.last_fired_at is null or"
                                + " alert_rules.last_fired_at < now() - alert_rules.cooldown_minutes * interval '1"
                                + " minute')"))
                .containsExactly("later");
    }

    @Test
    void aRuleSaysWhetherItHasCooledDown() {
        assertThat(read(
                        from(ALERT_RULE).orderBy(ALERT_RULE.id.asc()).select(cooledDown()),
                        "select alert_rules.last_fired_at is null or alert_rules.last_fired_at < now() -"
                                + " alert_rules.cooldown_minutes * interval '1 minute' from alert_rules order by"
                                + " alert_rules.id"))
                .containsExactly(true, false, true, true);
    }

    @Test
    void thresholdsAreReadOutOfTheirDocuments() {
        assertThat(read(
                        from(ALERT_RULE)
                                .where(
                                        ALERT_RULE.enabled,
                                        ALERT_RULE
                                                .condition
                                                .textAt("condition_type")
                                                .eq("threshold"))
                                .select(
                                        ALERT_RULE.id,
                                        number(ALERT_RULE
                                                        .condition
                                                        .textAt("threshold")
                                                        .cast(Types.INT4))
                                                .orElse(100),
                                        number(ALERT_RULE
                                                        .condition
                                                        .textAt("sustained")
                                                        .cast(Types.INT4))
                                                .orElse(5)),
                        "select alert_rules.id, coalesce((alert_rules.condition ->> $1::text)::int4, $2::int4),"
                                + " coalesce((alert_rules.condition ->> $3::text)::int4, $4::int4) from alert_rules where"
                                + " alert_rules.enabled and alert_rules.condition ->> $5::text = $6::text"))
                .extracting(Object::toString)
                .containsExactly("[1,10,5]");
    }

    @Test
    void alertsAreListedWithTheirRules() {
        var rule = ALERT_RULE.as("rule");

        assertThat(read(
                        from(ALERT)
                                .join(ALERT.rule, rule)
                                .where(rule.projectId.eq(1), ALERT.status.eq("active"))
                                .orderBy(ALERT.triggeredAt.desc())
                                .limit(50)
                                .select(ALERT.id, rule.name),
                        "select alerts.id, rule.name from alerts join alert_rules as rule on alerts.rule_id = rule.id"
                                + " where rule.project_id = $1::int8 and alerts.status = $2::text order by"
                                + " alerts.triggered_at desc limit $3::int8"))
                .extracting(Object::toString)
                .containsExactly("[1,often]");
    }

    private static String sql(Rows<?> rows) {
        return REPO.toSql(rows).sql();
    }

    private static <T> List<T> read(Rows<T> rows, String sql) {
        assertThat(sql(rows)).isEqualTo(sql);
        return Objects.requireNonNull(REPO.all(rows).collectList().block());
    }
}
