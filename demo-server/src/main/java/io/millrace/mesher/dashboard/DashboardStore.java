package io.millrace.mesher.dashboard;

import static io.millrace.function.Dates.ago;
import static io.millrace.function.Dates.truncated;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.issue.IssueTable.ISSUE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;

import io.millrace.expr.DateField;
import io.millrace.mesher.event.Event;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.issue.Issue;
import io.millrace.mesher.issue.IssueStatus;
import io.millrace.mesher.project.Project;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts events and issues. */
public final class DashboardStore {

    private static final long ESTIMATED_BYTES = 1_024;
    private static final int TAG_VALUES = 20;

    private final Repo repo;
    private final Clock clock;

    /** Figures of this database. */
    public DashboardStore(Repo repo, Clock clock) {
        this.repo = repo;
        this.clock = clock;
    }

    /** Into what a time is cut, and how much of it. */
    public enum Bucket {
        /** The last 24 hours. */
        HOUR(DateField.HOUR, ChronoUnit.HOURS, 24),
        /** The last 30 days, of UTC. */
        DAY(DateField.DAY, ChronoUnit.DAYS, 30);

        private final DateField field;
        private final ChronoUnit unit;
        private final int number;

        Bucket(DateField field, ChronoUnit unit, int number) {
            this.field = field;
            this.unit = unit;
            this.number = number;
        }
    }

    /** How many events there were in an hour or a day. */
    public record Volume(Instant bucket, long count) {}

    /** How many events of the last day have a level. */
    public record LevelCount(Level level, long count) {}

    /** How many events of the last day have a tag's value. */
    public record TagCount(String value, long count) {}

    /** How a project does. */
    public record Health(long unresolvedIssues, long events24h, long newIssues24h) {}

    /** What a project takes up. */
    public record Storage(long eventCount, long estimatedBytes) {}

    /** How many events there were in each hour or day, zero among them, the earliest first. */
    public Mono<List<Volume>> volume(UUID project, Bucket bucket) {
        var cut = truncated(EVENT.receivedAt, bucket.field, ZoneOffset.UTC);
        Instant last = clock.instant().truncatedTo(bucket.unit);
        Instant first = last.minus(bucket.number - 1L, bucket.unit);
        return repo.all(from(EVENT)
                        .where(EVENT.projectId.eq(project), EVENT.receivedAt.ge(first))
                        .groupBy(cut)
                        .select(cut, count())
                        .as(Volume::new))
                .collectMap(Volume::bucket, Volume::count)
                .map(counts -> filled(first, bucket, counts));
    }

    private static List<Volume> filled(Instant first, Bucket bucket, Map<Instant, Long> counts) {
        List<Volume> all = new ArrayList<>();
        for (int i = 0; i < bucket.number; i++) {
            Instant moment = first.plus(i, bucket.unit);
            all.add(new Volume(moment, counts.getOrDefault(moment, 0L)));
        }
        return all;
    }

    /** How many events of the last day have which level, the most frequent first. */
    public Flux<LevelCount> levels(UUID project) {
        return repo.all(lastDay(project)
                .groupBy(EVENT.level)
                .orderBy(count().desc(), EVENT.level.asc())
                .select(EVENT.level, count())
                .as(LevelCount::new));
    }

    /** The open issues with the most events. */
    public Flux<Issue> topIssues(UUID project, int limit) {
        return repo.all(from(ISSUE)
                .where(ISSUE.projectId.eq(project), ISSUE.status.eq(IssueStatus.UNRESOLVED))
                .orderBy(ISSUE.eventCount.desc(), ISSUE.id.asc())
                .limit(limit));
    }

    /** The most frequent values of a tag in the last day. */
    public Flux<TagCount> tag(UUID project, String key) {
        var value = EVENT.tags.textAt(key).required();
        return repo.all(lastDay(project)
                .where(EVENT.tags.hasKey(key))
                .groupBy(value)
                .orderBy(count().desc(), value.asc())
                .limit(TAG_VALUES)
                .select(value, count())
                .as(TagCount::new));
    }

    /** How it does: open issues, events of the last day, issues that are new since then. */
    public Mono<Health> health(UUID project) {
        return Mono.zip(
                        repo.count(from(ISSUE)
                                .where(ISSUE.projectId.eq(project), ISSUE.status.eq(IssueStatus.UNRESOLVED))),
                        repo.count(lastDay(project)),
                        repo.count(from(ISSUE)
                                .where(ISSUE.projectId.eq(project), ISSUE.firstSeen.gt(ago(24, ChronoUnit.HOURS)))))
                .map(counts -> new Health(counts.getT1(), counts.getT2(), counts.getT3()));
    }

    /** What it takes up, at a kilobyte an event. */
    public Mono<Storage> storage(Project project) {
        return repo.count(from(EVENT).where(EVENT.projectId.eq(project.id())))
                .map(count -> new Storage(count, count * ESTIMATED_BYTES));
    }

    private static Query<Event> lastDay(UUID project) {
        return from(EVENT).where(EVENT.projectId.eq(project), EVENT.receivedAt.gt(ago(24, ChronoUnit.HOURS)));
    }
}
