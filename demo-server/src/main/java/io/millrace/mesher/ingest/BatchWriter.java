package io.millrace.mesher.ingest;

import static io.millrace.function.Literals.value;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.issue.IssueTable.ISSUE;
import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.when;
import static io.millrace.repo.write.OnConflict.excluded;

import io.millrace.mesher.alert.AlertStore;
import io.millrace.mesher.alert.Fired;
import io.millrace.mesher.event.EventDrafts;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.issue.Issue;
import io.millrace.mesher.issue.IssueDraft;
import io.millrace.mesher.issue.IssueStatus;
import io.millrace.query.RowLock;
import io.millrace.repo.Repo;
import io.millrace.repo.write.RowOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Writes a batch of events, all or none, in one transaction: locks their projects, finds out which events are there
 * already, counts them into their issues, inserts them, and fires the rules that waited for them.
 *
 * <p>The lock makes the batches of one project, from however many processes, follow each other: so an event that is sent
 * again finds the first one committed, on whichever side of midnight, and neither issue nor rule is met twice at once. It
 * does not stand in the way of reading.
 */
final class BatchWriter {

    /** How long an SDK goes on sending an event again; a repeat after that is one more event. */
    static final Duration REPEATS = Duration.ofDays(2);

    private final Repo repo;
    private final AlertStore alerts;
    private final Clock clock;

    BatchWriter(Repo repo, AlertStore alerts, Clock clock) {
        this.repo = repo;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Writes them, and emits what it did when that is committed. */
    Mono<Written> write(List<Received> batch) {
        Map<Received.Key, Received> distinct = new LinkedHashMap<>();
        batch.forEach(one -> distinct.putIfAbsent(one.key(), one));
        return repo.transaction(lock(distinct)
                .flatMap(projects -> repeated(distinct).flatMap(there -> {
                    Map<Received.Key, Outcome> outcomes = new LinkedHashMap<>();
                    List<Received> fresh = new ArrayList<>();
                    distinct.forEach((key, one) -> {
                        if (!projects.contains(key.projectId())) {
                            outcomes.put(key, Outcome.UNKNOWN_PROJECT);
                        } else if (there.contains(key)) {
                            outcomes.put(key, Outcome.REPEATED);
                        } else {
                            fresh.add(one);
                        }
                    });
                    return fresh.isEmpty() ? Mono.just(Written.nothing(outcomes)) : write(fresh, outcomes);
                })));
    }

    private Mono<Set<UUID>> lock(Map<Received.Key, Received> batch) {
        List<UUID> projects =
                batch.keySet().stream().map(Received.Key::projectId).distinct().toList();
        return repo.all(from(PROJECT)
                        .where(PROJECT.id.in(projects))
                        .orderBy(PROJECT.id.asc())
                        .lock(RowLock.forNoKeyUpdate())
                        .select(PROJECT.id))
                .collect(HashSet::new, Set::add);
    }

    private Mono<Set<Received.Key>> repeated(Map<Received.Key, Received> batch) {
        List<UUID> projects =
                batch.keySet().stream().map(Received.Key::projectId).distinct().toList();
        List<UUID> ids = batch.keySet().stream().map(Received.Key::id).toList();
        return repo.all(from(EVENT)
                        .where(
                                EVENT.projectId.in(projects),
                                EVENT.id.in(ids),
                                EVENT.receivedAt.ge(clock.instant().minus(REPEATS)))
                        .select(EVENT.projectId, EVENT.id)
                        .as(Received.Key::new))
                .collect(HashSet::new, Set::add);
    }

    private Mono<Written> write(List<Received> fresh, Map<Received.Key, Outcome> outcomes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Received.Group, List<Received>> groups = new LinkedHashMap<>();
        fresh.forEach(one ->
                groups.computeIfAbsent(one.group(), any -> new ArrayList<>()).add(one));
        return upsert(groups, now).flatMap(found -> {
            Map<Received.Group, Issue> issues = new LinkedHashMap<>();
            Set<UUID> created = new HashSet<>();
            Set<UUID> regressed = new HashSet<>();
            List<Received.Group> order = List.copyOf(groups.keySet());
            for (int i = 0; i < order.size(); i++) {
                RowOutcome<Issue> outcome = found.get(i);
                Received.Group group = order.get(i);
                outcome.row().ifPresent(issue -> {
                    issues.put(group, issue);
                    if (outcome.kind() == RowOutcome.Kind.INSERTED) {
                        created.add(issue.id());
                    } else if (now.equals(issue.regressedAt())) {
                        regressed.add(issue.id());
                    }
                });
            }
            List<Received> kept = new ArrayList<>();
            fresh.forEach(one -> {
                boolean discarded = !issues.containsKey(one.group());
                outcomes.put(one.key(), discarded ? Outcome.DISCARDED : Outcome.STORED);
                if (!discarded) {
                    kept.add(one);
                }
            });
            return repo.insertAll(
                            EVENT,
                            kept.stream()
                                    .map(one -> EventDrafts.of(
                                            one.projectId(), issue(issues, one).id(), now, one.event()))
                                    .toList())
                    .returningCount()
                    .then(fire(issues, created, regressed, now))
                    .map(fired -> new Written(kept, now, outcomes, issues, fired));
        });
    }

    private static Issue issue(Map<Received.Group, Issue> issues, Received one) {
        Issue issue = issues.get(one.group());
        if (issue == null) {
            throw new IllegalStateException("an event that is kept has an issue");
        }
        return issue;
    }

    /** A new issue is told from an old one by the upsert itself, and so is the one event that opened one again. */
    private Mono<List<RowOutcome<Issue>>> upsert(Map<Received.Group, List<Received>> groups, Instant now) {
        List<IssueDraft> drafts = groups.entrySet().stream()
                .map(group -> draft(group.getKey(), group.getValue(), now))
                .toList();
        var wasResolved = ISSUE.status.eq(IssueStatus.RESOLVED);
        return repo.insertAll(ISSUE, drafts)
                .onConflict(ISSUE.projectId, ISSUE.fingerprint)
                .when(ISSUE.status.ne(IssueStatus.DISCARDED))
                .update(
                        ISSUE.eventCount.to(ISSUE.eventCount.plus(excluded(ISSUE.eventCount))),
                        ISSUE.level,
                        ISSUE.lastSeen,
                        ISSUE.regressedAt.to(
                                when(wasResolved, value(now).optional()).otherwise(ISSUE.regressedAt)),
                        ISSUE.status.to(when(wasResolved, value(ISSUE.status.type(), IssueStatus.UNRESOLVED))
                                .otherwise(ISSUE.status)))
                .outcomes()
                .collectList();
    }

    private static IssueDraft draft(Received.Group group, List<Received> events, Instant now) {
        NewEvent first = events.get(0).event();
        NewEvent last = events.get(events.size() - 1).event();
        return ISSUE.draft()
                .projectId(group.projectId())
                .fingerprint(group.fingerprint())
                .title(Fields.cut(first.message()))
                .level(last.level())
                .firstSeen(now)
                .lastSeen(now)
                .eventCount((long) events.size());
    }

    private Mono<List<Fired>> fire(
            Map<Received.Group, Issue> issues, Set<UUID> created, Set<UUID> regressed, Instant now) {
        return alerts.onIssues(
                issues.values().stream()
                        .filter(issue -> created.contains(issue.id()))
                        .toList(),
                issues.values().stream()
                        .filter(issue -> regressed.contains(issue.id()))
                        .toList(),
                now);
    }
}
