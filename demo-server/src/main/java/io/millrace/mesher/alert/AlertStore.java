package io.millrace.mesher.alert;

import static io.millrace.function.Dates.ago;
import static io.millrace.function.Dates.now;
import static io.millrace.function.Literals.value;
import static io.millrace.mesher.alert.AlertRuleTable.ALERT_RULE;
import static io.millrace.mesher.alert.AlertTable.ALERT;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.number;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Params;
import io.millrace.expr.Condition;
import io.millrace.mesher.issue.Issue;
import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rules and alerts.
 *
 * <p>A rule fires by an update that asks in its condition whether it may: enabled, not fired within its cooldown. So of
 * any number that would fire it at once, in this process and in others, one does; and the alert is written in the same
 * transaction, or neither is.
 */
public final class AlertStore {

    private static final int LONGEST_MINUTES = 60 * 24 * 30;

    private final Repo repo;

    /** The rules and alerts in this database. */
    public AlertStore(Repo repo) {
        this.repo = repo;
    }

    /** Fires the rules that wait for new issues and for regressions. To be called in the transaction that made them so. */
    public Mono<List<Alert>> onIssues(List<Issue> created, List<Issue> regressed, Instant now) {
        return repo.requireTransaction(
                Flux.concat(fire(ConditionType.NEW_ISSUE, created, now), fire(ConditionType.REGRESSION, regressed, now))
                        .collectList());
    }

    private Flux<Alert> fire(ConditionType type, List<Issue> issues, Instant now) {
        if (issues.isEmpty()) {
            return Flux.empty();
        }
        List<UUID> projects = issues.stream().map(Issue::projectId).distinct().toList();
        return repo.updateAll(from(ALERT_RULE)
                        .where(
                                ALERT_RULE.projectId.in(projects),
                                ALERT_RULE.conditionType.eq(type),
                                ALERT_RULE.enabled.isTrue(),
                                cooledDown()))
                .set(ALERT_RULE.lastFiredAt.to(now()))
                .returning()
                .collectList()
                .flatMapMany(rules -> repo.insertAll(ALERT, drafts(rules, issues, now)));
    }

    /** A rule that cools down tells of the first issue only; one that does not, of each. */
    private static List<AlertDraft> drafts(List<AlertRule> rules, List<Issue> issues, Instant now) {
        List<AlertDraft> drafts = new ArrayList<>();
        for (AlertRule rule : rules) {
            issues.stream()
                    .filter(issue -> issue.projectId().equals(rule.projectId()))
                    .limit(rule.cooldownMinutes() == 0 ? Long.MAX_VALUE : 1)
                    .forEach(issue -> drafts.add(draft(
                            rule,
                            new Snapshot(rule.conditionType(), null, null, issue.id()),
                            words(rule, issue),
                            now)));
        }
        return drafts;
    }

    /** Looks at every threshold, and fires those that are passed. Emits what fired. */
    public Mono<List<Alert>> checkThresholds(Instant now) {
        var events = from(EVENT)
                .where(
                        EVENT.projectId.eq(ALERT_RULE.projectId),
                        EVENT.receivedAt.gt(ago(ALERT_RULE.windowMinutes, ChronoUnit.MINUTES)))
                .select(count());
        Mono<List<Alert>> fired = repo.updateAll(from(ALERT_RULE)
                        .where(
                                ALERT_RULE.conditionType.eq(ConditionType.THRESHOLD),
                                ALERT_RULE.enabled.isTrue(),
                                cooledDown(),
                                number(events).gt(ALERT_RULE.threshold)))
                .set(ALERT_RULE.lastFiredAt.to(now()))
                .returning()
                .collectList()
                .flatMapMany(rules -> repo.insertAll(
                        ALERT,
                        rules.stream()
                                .map(rule -> draft(
                                        rule,
                                        new Snapshot(
                                                rule.conditionType(), rule.threshold(), rule.windowMinutes(), null),
                                        "%s: more than %d events in %d minutes"
                                                .formatted(rule.name(), rule.threshold(), rule.windowMinutes()),
                                        now))
                                .toList()))
                .collectList();
        return repo.transaction(fired);
    }

    /**
     * By the database's clock, as the moment of the last time is. One without a cooldown asks for no moment at all: a
     * transaction's is that of its begin, and may be earlier than that of one which it waited for.
     */
    private static Condition<AlertRule> cooledDown() {
        return ALERT_RULE
                .cooldownMinutes
                .eq(0)
                .or(ALERT_RULE.lastFiredAt.isNull())
                .or(ALERT_RULE.lastFiredAt.le(ago(ALERT_RULE.cooldownMinutes, ChronoUnit.MINUTES)));
    }

    private static AlertDraft draft(AlertRule rule, Snapshot snapshot, String message, Instant now) {
        return ALERT.draft()
                .ruleId(rule.id())
                .projectId(rule.projectId())
                .message(message)
                .conditionSnapshot(snapshot)
                .triggeredAt(now);
    }

    private static String words(AlertRule rule, Issue issue) {
        String what = rule.conditionType() == ConditionType.NEW_ISSUE ? "new issue" : "regression";
        return "%s: %s: %s".formatted(rule.name(), what, issue.title());
    }

    /** The rules of a project, the oldest first. */
    public Flux<AlertRule> rules(UUID project) {
        return repo.all(from(ALERT_RULE)
                .where(ALERT_RULE.projectId.eq(project))
                .orderBy(ALERT_RULE.createdAt.asc(), ALERT_RULE.id.asc()));
    }

    /** The rule of this id; empty where there is none. */
    public Mono<AlertRule> rule(UUID id) {
        return repo.get(ALERT_RULE, id);
    }

    /** A new rule. Fails with what is wrong, field by field. */
    public Mono<AlertRule> create(UUID project, Params params) {
        return Mono.defer(() -> {
            Changeset<AlertRule> rule = ALERT_RULE
                    .cast(
                            params,
                            ALERT_RULE.name,
                            ALERT_RULE.conditionType,
                            ALERT_RULE.threshold,
                            ALERT_RULE.windowMinutes,
                            ALERT_RULE.enabled,
                            ALERT_RULE.cooldownMinutes)
                    .required(ALERT_RULE.name, ALERT_RULE.conditionType)
                    .length(ALERT_RULE.name, 1, 80)
                    .min(ALERT_RULE.threshold, 0)
                    .min(ALERT_RULE.windowMinutes, 1)
                    .max(ALERT_RULE.windowMinutes, LONGEST_MINUTES)
                    .min(ALERT_RULE.cooldownMinutes, 0)
                    .max(ALERT_RULE.cooldownMinutes, LONGEST_MINUTES)
                    .put(ALERT_RULE.projectId.to(project));
            return repo.insert(
                    rule.get(ALERT_RULE.conditionType) == ConditionType.THRESHOLD
                            ? rule.required(ALERT_RULE.threshold)
                            : rule);
        });
    }

    /** Switches a rule on where it is off, and off where it is on. */
    public Mono<AlertRule> toggle(AlertRule rule) {
        return repo.updateAll(from(ALERT_RULE).where(ALERT_RULE.id.eq(rule.id())))
                .set(ALERT_RULE.enabled.to(ALERT_RULE.enabled.not()))
                .returning()
                .next();
    }

    /** Deletes a rule, and its alerts with it. */
    public Mono<AlertRule> delete(AlertRule rule) {
        return repo.deleteAll(from(ALERT_RULE).where(ALERT_RULE.id.eq(rule.id())))
                .thenReturn(rule);
    }

    /** Some alerts of a project, the newest first. */
    public Mono<Page<AlertView>> alerts(UUID project, Optional<AlertStatus> status, Cursor cursor, int limit) {
        var alerts = from(ALERT).where(ALERT.projectId.eq(project)).orderBy(ALERT.triggeredAt.desc(), ALERT.id.desc());
        if (status.isPresent()) {
            alerts = alerts.where(ALERT.status.eq(status.get()));
        }
        return repo.page(alerts.select(ALERT.row(), ALERT.rule().name).as(AlertView::of), cursor, limit);
    }

    /** The alert of this id; empty where there is none. */
    public Mono<Alert> alert(UUID id) {
        return repo.get(ALERT, id);
    }

    /** Somebody knows; an alert that is not active stays as it is. */
    public Mono<Alert> acknowledge(Alert alert) {
        return repo.updateAll(from(ALERT).where(ALERT.id.eq(alert.id()), ALERT.status.eq(AlertStatus.ACTIVE)))
                .set(
                        ALERT.status.to(value(ALERT.status.type(), AlertStatus.ACKNOWLEDGED)),
                        ALERT.acknowledgedAt.to(now()))
                .returning()
                .next()
                .switchIfEmpty(repo.get(ALERT, alert.id()));
    }

    /** It is over; an alert that was resolved before stays as it is. */
    public Mono<Alert> resolve(Alert alert) {
        return repo.updateAll(from(ALERT).where(ALERT.id.eq(alert.id()), ALERT.status.ne(AlertStatus.RESOLVED)))
                .set(ALERT.status.to(value(ALERT.status.type(), AlertStatus.RESOLVED)), ALERT.resolvedAt.to(now()))
                .returning()
                .next()
                .switchIfEmpty(repo.get(ALERT, alert.id()));
    }
}
