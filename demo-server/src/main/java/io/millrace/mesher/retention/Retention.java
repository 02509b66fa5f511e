package io.millrace.mesher.retention;

import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.max;

import io.millrace.mesher.project.Project;
import io.millrace.migrate.partition.DailyPartitions;
import io.millrace.repo.Repo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the days ahead, and lets go of events: of each project those that are older than it wants them, a bounded number
 * at a time, and of all of them the days that no project wants any more, whole.
 */
public final class Retention {

    private static final int DAYS_AHEAD = 8;
    private static final int AT_ONCE = 1_000;

    private final Repo repo;
    private final DailyPartitions days;
    private final Clock clock;
    private final int atOnce;

    /** Retention of the events in this database. */
    public Retention(Repo repo, Clock clock) {
        this(repo, clock, AT_ONCE);
    }

    Retention(Repo repo, Clock clock, int atOnce) {
        this.repo = repo;
        this.days = DailyPartitions.of(repo, "events");
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** Makes the partitions of today and of a week. The day before is among them, for a clock that is behind. */
    public Mono<Void> makeDays() {
        return Mono.defer(() -> days.makeAhead(today().minusDays(1), DAYS_AHEAD + 1))
                .then();
    }

    /** Lets go of what nobody wants to keep; emits how many events were deleted one by one. */
    public Mono<Long> clean() {
        return dropDays()
                .then(repo.all(from(PROJECT).orderBy(PROJECT.id.asc()))
                        .concatMap(this::expire)
                        .reduce(0L, Long::sum));
    }

    private Mono<Void> dropDays() {
        return repo.all(from(PROJECT).select(max(PROJECT.retentionDays)))
                .next()
                .flatMap(longest -> Mono.justOrEmpty(longest))
                .flatMap(longest -> days.dropBefore(today().minusDays(longest)))
                .then();
    }

    private Mono<Long> expire(Project project) {
        Instant before = clock.instant().minus(project.retentionDays(), ChronoUnit.DAYS);
        return Mono.defer(() -> some(project, before))
                .expand(deleted -> deleted < atOnce ? Mono.empty() : some(project, before))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> some(Project project, Instant before) {
        return repo.all(from(EVENT)
                        .where(EVENT.projectId.eq(project.id()), EVENT.receivedAt.lt(before))
                        .orderBy(EVENT.receivedAt.asc())
                        .limit(atOnce)
                        .select(EVENT.id))
                .collectList()
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(0L)
                        : repo.deleteAll(from(EVENT)
                                .where(
                                        EVENT.projectId.eq(project.id()),
                                        EVENT.id.in(ids),
                                        EVENT.receivedAt.lt(before))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** For as long as somebody wants it: makes days, then cleans. */
    public Flux<Long> round() {
        return makeDays().thenMany(clean());
    }
}
