package io.millrace.mesher.event;

import static io.millrace.function.Dates.ago;
import static io.millrace.function.FullText.toTsvector;
import static io.millrace.function.FullText.websearch;
import static io.millrace.mesher.account.UserTable.USER;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.event.EventViewShape.EVENT_VIEW;
import static io.millrace.mesher.organization.OrganizationTable.ORGANIZATION;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.row;

import io.millrace.mesher.account.User;
import io.millrace.query.Query;
import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds events. */
public final class EventStore {

    private static final String ENGLISH = "english";

    private final Repo repo;

    /** The store in this database. */
    public EventStore(Repo repo) {
        this.repo = repo;
    }

    /**
     * Where an event stands among those of its issue.
     *
     * @param next the one that came after it
     * @param previous the one that came before it
     */
    public record Neighbors(Optional<UUID> next, Optional<UUID> previous) {}

    /**
     * The event of this id in the projects that somebody sees; of several such events the newest. Empty where there is
     * none.
     */
    public Mono<EventView> find(UUID id, User user) {
        return repo.first(from(EVENT)
                .where(
                        EVENT.id.eq(id),
                        EVENT.project()
                                .organization()
                                .id
                                .in(USER.organizations.of(user).select(ORGANIZATION.id)))
                .orderBy(EVENT.receivedAt.desc(), EVENT.projectId.desc())
                .as(EVENT_VIEW));
    }

    /** What came before and after it in its issue. */
    public Mono<Neighbors> neighbors(EventView event) {
        Query<Event> issue = from(EVENT).where(EVENT.issueId.eq(event.issueId()));
        var place = row(EVENT.receivedAt, EVENT.id);
        return Mono.zip(
                one(issue.where(place.gt(event.receivedAt(), event.id()))
                        .orderBy(EVENT.receivedAt.asc(), EVENT.id.asc())),
                one(issue.where(place.lt(event.receivedAt(), event.id()))
                        .orderBy(EVENT.receivedAt.desc(), EVENT.id.desc())),
                Neighbors::new);
    }

    private Mono<Optional<UUID>> one(Query<Event> events) {
        return repo.first(events.select(EVENT.id)).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** Some events of a project, the newest first. */
    public Mono<Page<EventView>> newest(UUID project, Cursor cursor, int limit) {
        return repo.page(
                from(EVENT)
                        .where(EVENT.projectId.eq(project))
                        .orderBy(EVENT.receivedAt.desc(), EVENT.id.desc(), EVENT.projectId.desc())
                        .as(EVENT_VIEW),
                cursor,
                limit);
    }

    /** The events of the last day whose messages have these words, the best match first. */
    public Flux<EventView> search(UUID project, String words, int limit) {
        var message = toTsvector(ENGLISH, EVENT.message);
        var query = websearch(ENGLISH, words);
        return repo.all(lastDay(project)
                .where(message.matches(query))
                .orderBy(message.rank(query).desc(), EVENT.receivedAt.desc(), EVENT.id.desc())
                .limit(limit)
                .as(EVENT_VIEW));
    }

    /** The events of the last day with this tag, the newest first. */
    public Flux<EventView> tagged(UUID project, String key, String value, int limit) {
        return repo.all(lastDay(project)
                .where(EVENT.tags.contains(Map.of(key, value)))
                .orderBy(EVENT.receivedAt.desc(), EVENT.id.desc())
                .limit(limit)
                .as(EVENT_VIEW));
    }

    /** The events of the last day in this session of a user, in their order. */
    public Flux<EventView> ofSession(UUID project, String session, int limit) {
        return repo.all(lastDay(project)
                .where(EVENT.sessionId.eq(session))
                .orderBy(EVENT.receivedAt.asc(), EVENT.id.asc())
                .limit(limit)
                .as(EVENT_VIEW));
    }

    private static Query<Event> lastDay(UUID project) {
        return from(EVENT).where(EVENT.projectId.eq(project), EVENT.receivedAt.gt(ago(24, ChronoUnit.HOURS)));
    }
}
