package io.millrace.mesher.issue;

import static io.millrace.function.Dates.ago;
import static io.millrace.function.Dates.now;
import static io.millrace.function.Literals.value;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.event.EventViewShape.EVENT_VIEW;
import static io.millrace.mesher.issue.IssueTable.ISSUE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Params;
import io.millrace.column.Assign;
import io.millrace.expr.Condition;
import io.millrace.mesher.event.EventView;
import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds issues, and does about them what people want done. */
public final class IssueStore {

    private static final long FEW = 10;
    private static final long HOURS_OF_A_WEEK = 168;

    private final Repo repo;

    /** The issues in this database. */
    public IssueStore(Repo repo) {
        this.repo = repo;
    }

    /** The issue of this id; empty where there is none. */
    public Mono<Issue> find(UUID id) {
        return repo.get(ISSUE, id);
    }

    /** Some issues of a project, the one with the latest event first. */
    public Mono<Page<Issue>> list(UUID project, IssueFilter filter, Cursor cursor, int limit) {
        return repo.page(filter.of(project).orderBy(ISSUE.lastSeen.desc(), ISSUE.id.desc()), cursor, limit);
    }

    /** Some events of an issue, the newest first. */
    public Mono<Page<EventView>> events(Issue issue, Cursor cursor, int limit) {
        return repo.page(
                ISSUE.events
                        .of(issue)
                        .orderBy(EVENT.receivedAt.desc(), EVENT.id.desc(), EVENT.projectId.desc())
                        .as(EVENT_VIEW),
                cursor,
                limit);
    }

    /** The latest events of an issue, in few words. */
    public Flux<TimelineEntry> timeline(Issue issue, int limit) {
        return repo.all(ISSUE.events
                .of(issue)
                .orderBy(EVENT.receivedAt.desc(), EVENT.id.desc())
                .limit(limit)
                .select(EVENT.id, EVENT.level, EVENT.message, EVENT.receivedAt)
                .as(TimelineEntry::of));
    }

    /** It is mended, since now; one that was resolved before stays resolved since then. */
    public Mono<Issue> resolve(Issue issue) {
        return change(
                issue,
                ISSUE.status.ne(IssueStatus.RESOLVED),
                ISSUE.status.to(IssueStatus.RESOLVED),
                ISSUE.lastResolvedAt.to(now()));
    }

    /** Another status; nothing else changes with it. */
    public Mono<Issue> mark(Issue issue, IssueStatus status) {
        return change(issue, ISSUE.status.ne(status), ISSUE.status.to(status));
    }

    @SafeVarargs
    private Mono<Issue> change(
            Issue issue, Condition<Issue> unless, Assign<? super Issue> first, Assign<? super Issue>... more) {
        return repo.updateAll(from(ISSUE).where(ISSUE.id.eq(issue.id()), unless))
                .set(first, more)
                .returning()
                .next()
                .switchIfEmpty(repo.get(ISSUE, issue.id()));
    }

    /** Who is to see to it, by {@code user_id}; null for nobody. Whether they may is for the caller to know. */
    public Changeset<Issue> assignment(Issue issue, Params params) {
        return ISSUE.edit(issue, params, ISSUE.assignedTo).references(ISSUE.assignedTo);
    }

    /** Writes an assignment. */
    public Mono<Issue> assign(Changeset<Issue> assignment) {
        return repo.update(assignment);
    }

    /** Deletes it with all its events: one statement, all or nothing. */
    public Mono<Long> delete(Issue issue) {
        return repo.deleteAll(from(ISSUE).where(ISSUE.id.eq(issue.id())));
    }

    /**
     * Opens archived issues again of which there are suddenly many: in the last hour more than ten times the usual, and
     * more than ten. Emits those that were opened.
     */
    public Mono<List<Issue>> openSpiking() {
        var spiking = from(EVENT)
                .where(
                        EVENT.receivedAt.gt(ago(7, ChronoUnit.DAYS)),
                        EVENT.issue().status.eq(IssueStatus.ARCHIVED))
                .groupBy(EVENT.issueId)
                .having(
                        count().filter(EVENT.receivedAt.gt(ago(1, ChronoUnit.HOURS)))
                                .gt(FEW),
                        count().filter(EVENT.receivedAt.gt(ago(1, ChronoUnit.HOURS)))
                                .times(HOURS_OF_A_WEEK)
                                .gt(count().times(FEW)))
                .select(EVENT.issueId);
        return repo.updateAll(from(ISSUE).where(ISSUE.status.eq(IssueStatus.ARCHIVED), ISSUE.id.in(spiking)))
                .set(ISSUE.status.to(value(ISSUE.status.type(), IssueStatus.UNRESOLVED)))
                .returning()
                .collectList();
    }
}
