package io.millrace.query;

import static io.millrace.function.Aggregates.stringAgg;
import static io.millrace.function.Choices.nullIf;
import static io.millrace.function.Dates.ago;
import static io.millrace.function.Numbers.greatest;
import static io.millrace.function.Numbers.random;
import static io.millrace.function.Texts.concat;
import static io.millrace.function.Values.value;
import static io.millrace.monitor.AlertTable.ALERT;
import static io.millrace.monitor.EventTable.EVENT;
import static io.millrace.monitor.IssueTable.ISSUE;
import static io.millrace.monitor.ProjectTable.PROJECT;
import static io.millrace.monitor.RuleTable.RULE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.allOf;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.exists;
import static io.millrace.query.Sql.number;
import static io.millrace.query.Sql.row;
import static io.millrace.query.Sql.select;
import static io.millrace.query.Sql.when;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Condition;
import io.millrace.expr.DateField;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.Rows;
import io.millrace.monitor.Issue;
import io.millrace.monitor.RuleTable;
import io.millrace.query.named.JsonElements;
import io.millrace.repo.Repo;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

/** The eleven queries that Mesher's own ORM could not say, each without a line of SQL. */
class MesherQueriesTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(Stream.<Table<?>>of(PROJECT, ISSUE, EVENT, RULE, ALERT)
                            .flatMap(table -> table.definition().createStatements().stream())
                            .collect(Collectors.joining(";\n"))
                    + """
                    ;
                    insert into projects values (1, 'mill', 1), (2, 'quiet', 0);
                    insert into issues values
                        (1, 1, 'boom', 'error', 'unresolved', null, now() - interval '1 hour'),
                        (2, 1, 'slow', 'warning', 'archived', 7, now() - interval '2 hours'),
                        (3, 1, 'calm', 'error', 'archived', null, now() - interval '3 hours');
                    insert into events (id, project_id, issue_id, level, message, environment, received_at)
                        select n, 1, 2, 'warning', 'slow', 'prod', now() - n * interval '1 second'
                        from generate_series(1, 20) n;
                    insert into events (id, project_id, issue_id, level, message, environment, received_at) values
                        (30, 1, 1, 'error', 'BOOM', 'test', now() - interval '30 hours'),
                        (31, 1, 1, 'error', 'BOOM', 'test', now() - interval '29 hours'),
                        (32, 1, 1, 'error', 'BOOM', 'test', now() - interval '28 hours');
                    update events set fingerprint = 'mine' where id = 30;
                    update events set stacktrace = '[{"file": "a", "function": "f"}, {"file": "b", "function": "g"}]'
                        where id = 31;
                    update events set exception = '{"type": "Oops", "value": "BAD"}' where id = 32;
                    insert into rules values
                        (1, 1, 'many', '{"type": "threshold", "threshold": 5, "minutes": 60}', true, 10, null),
                        (2, 1, 'new', '{"type": "new_issue"}', true, 10, now() - interval '5 minutes'),
                        (3, 1, 'off', '{"type": "threshold", "threshold": 5, "minutes": 60}', false, 10, null);
                    insert into alerts values
                        (1, 1, 1, 'active', now() - interval '2 minutes'), (2, 2, 1, 'resolved', now())""");
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void checkVolumeSpikes() {
        var issue = ISSUE.as("issue");
        var event = EVENT.as("event");
        var week = number(from(EVENT)
                .where(EVENT.issueId.eq(issue.id), EVENT.receivedAt.gt(ago(7, DAYS)))
                .select(count()));
        var spikes = from(issue)
                .join(event, event.issueId.eq(issue.id))
                .where(event.receivedAt.gt(ago(1, HOURS)))
                .groupBy(issue.id)
                .having(count().gt(greatest(value(10L), week.dividedBy(168).times(10))))
                .select(issue.id);

        assertThat(REPO.updateAll(from(ISSUE).where(ISSUE.status.eq("archived"), ISSUE.id.in(spikes)))
                        .set(ISSUE.status.to("archived"))
                        .returning(ISSUE.title)
                        .collectList()
                        .block())
                .containsExactly("slow");
    }

    @Test
    void extractEventFields() {
        var frame = JsonElements.of(EVENT.stacktrace, "frame");
        var frames = from(frame)
                .select(stringAgg(
                                concat(
                                        frame.element().textAt("file"),
                                        value("|"),
                                        frame.element().textAt("function")),
                                ";")
                        .orderBy(frame.place().asc()));
        var fingerprint = when(EVENT.fingerprint.ne(""), EVENT.fingerprint)
                .when(
                        EVENT.stacktrace.arrayLength().gt(0),
                        concat(frames.value(), value(":"), EVENT.message.lower())
                                .optional())
                .when(
                        EVENT.exception.isNotNull(),
                        concat(
                                        EVENT.exception.textAt("type"),
                                        value(":"),
                                        EVENT.exception.textAt("value").lower())
                                .optional())
                .otherwise(concat(value("msg:"), EVENT.message.lower()).optional());

        assertThat(read(from(EVENT)
                        .where(EVENT.id.ge(20))
                        .orderBy(EVENT.id.asc())
                        .select(fingerprint)))
                .containsExactly(
                        Optional.of("msg:slow"),
                        Optional.of("mine"),
                        Optional.of("a|f;b|g:boom"),
                        Optional.of("Oops:bad"));
    }

    @Test
    void checkSampleRate() {
        assertThat(read(select(random().lt(rate(1).orElse(1f))))).containsExactly(true);
        assertThat(read(select(random().lt(rate(2).orElse(1f))))).containsExactly(false);
        assertThat(read(select(random().lt(rate(3).orElse(1f))))).containsExactly(true);
    }

    @Test
    void listIssuesFiltered() {
        assertThat(read(issues("archived", null, null, null, null)).stream().map(Issue::id))
                .containsExactly(2L, 3L);
        assertThat(read(issues(null, "error", null, "test", null)).stream().map(Issue::id))
                .containsExactly(1L);
        assertThat(read(issues("archived", "warning", 7L, "prod", null)).stream()
                        .map(Issue::id))
                .containsExactly(2L);
        Issue second = read(issues("archived", null, null, null, null)).get(0);
        assertThat(read(issues(null, null, null, null, second)).stream().map(Issue::id))
                .containsExactly(3L);
    }

    @Test
    void eventVolumeHourly() {
        var bucket = EVENT.receivedAt.truncated(DateField.DAY);
        var volume = from(EVENT)
                .where(EVENT.projectId.eq(1), EVENT.receivedAt.gt(ago(24, HOURS)))
                .groupBy(bucket)
                .orderBy(bucket.asc())
                .select(bucket, count());

        assertThat(read(volume).stream().mapToLong(line -> line.getT2()).sum()).isEqualTo(20);
        assertThat(read(volume)).isSortedAccordingTo((a, b) -> a.getT1().compareTo(b.getT1()));
    }

    @Test
    void getEventNeighbors() {
        var other = EVENT.as("other");
        var next = from(other)
                .where(
                        other.issueId.eq(EVENT.issueId),
                        row(other.receivedAt, other.id).gt(EVENT.receivedAt, EVENT.id))
                .orderBy(other.receivedAt.asc(), other.id.asc())
                .limit(1)
                .select(other.id);
        var previous = from(other)
                .where(
                        other.issueId.eq(EVENT.issueId),
                        row(other.receivedAt, other.id).lt(EVENT.receivedAt, EVENT.id))
                .orderBy(other.receivedAt.desc(), other.id.desc())
                .limit(1)
                .select(other.id);

        assertThat(read(from(EVENT)
                        .where(EVENT.id.in(30, 31))
                        .orderBy(EVENT.id.asc())
                        .select(number(next), number(previous))))
                .containsExactly(
                        Tuples.of(Optional.of(31L), Optional.empty()), Tuples.of(Optional.of(32L), Optional.of(30L)));
    }

    @Test
    void evaluateThresholdRule() {
        var events = from(EVENT)
                .where(EVENT.projectId.eq(1), EVENT.receivedAt.gt(ago(60, MINUTES)))
                .select(count())
                .named("recent");
        var fires = when(events.column(count()).le(5), value(false)).otherwise(cooledDown(RULE));

        assertThat(read(from(RULE).crossJoin(events).orderBy(RULE.id.asc()).select(RULE.id, fires)))
                .containsExactly(Tuples.of(1L, true), Tuples.of(2L, false), Tuples.of(3L, true));
    }

    @Test
    void getEventAlertRules() {
        var rules = from(RULE)
                .where(RULE.enabled, RULE.condition.textAt("type").eq("threshold"), cooledDown(RULE))
                .select(RULE.name);

        assertThat(read(rules)).containsExactly("many");
    }

    @Test
    void shouldFireByCooldown() {
        assertThat(read(from(RULE).orderBy(RULE.id.asc()).select(cooledDown(RULE))))
                .containsExactly(true, false, true);
    }

    @Test
    void getThresholdRules() {
        var rules = from(RULE)
                .where(RULE.enabled, RULE.condition.textAt("type").eq("threshold"))
                .select(
                        RULE.id,
                        RULE.condition.textAt("threshold").cast(Types.INT8),
                        nullIf(RULE.condition.textAt("minutes"), "").cast(Types.INT4));

        assertThat(read(rules)).containsExactly(Tuples.of(1L, Optional.of(5L), Optional.of(60)));
    }

    @Test
    void listAlerts() {
        var rule = RULE.as("rule");
        var alerts = from(ALERT)
                .join(ALERT.rule, rule)
                .where(ALERT.projectId.eq(1))
                .orderBy(ALERT.triggeredAt.desc())
                .limit(50);

        assertThat(read(alerts.select(ALERT.id, rule.name)))
                .containsExactly(Tuples.of(2L, "new"), Tuples.of(1L, "many"));
        assertThat(read(alerts.where(ALERT.status.eq("active")).select(rule.name)))
                .containsExactly("many");
    }

    private static NumberExpr<Object, Float, Optional<Float>> rate(long project) {
        return number(from(PROJECT).where(PROJECT.id.eq(project)).select(PROJECT.sampleRate));
    }

    private static <S> Condition<S> cooledDown(RuleTable<S> rule) {
        return rule.lastFiredAt.isNull().or(rule.lastFiredAt.lt(ago(rule.cooldownMinutes, MINUTES)));
    }

    private static Query<Issue> issues(String status, String level, Long assignee, String environment, Issue after) {
        List<Condition<? super Issue>> wanted = new ArrayList<>();
        if (status != null) {
            wanted.add(ISSUE.status.eq(status));
        }
        if (level != null) {
            wanted.add(ISSUE.level.eq(level));
        }
        if (assignee != null) {
            wanted.add(ISSUE.assignedTo.eq(assignee));
        }
        if (environment != null) {
            wanted.add(exists(from(EVENT)
                    .where(
                            EVENT.issueId.eq(ISSUE.id),
                            EVENT.environment.eq(environment),
                            EVENT.receivedAt.gt(ago(7, DAYS)))));
        }
        if (after != null) {
            Instant lastSeen = after.lastSeen();
            wanted.add(row(ISSUE.lastSeen, ISSUE.id).lt(lastSeen, after.id()));
        }
        return from(ISSUE)
                .where(ISSUE.projectId.eq(1), allOf(wanted))
                .orderBy(ISSUE.lastSeen.desc(), ISSUE.id.desc())
                .limit(25);
    }

    private static <T> List<T> read(Rows<T> rows) {
        return Objects.requireNonNull(REPO.all(rows).collectList().block());
    }
}
