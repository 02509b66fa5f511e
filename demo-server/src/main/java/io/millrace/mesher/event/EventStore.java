package io.millrace.mesher.event;

import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.event.EventViewShape.EVENT_VIEW;
import static io.millrace.query.Query.from;

import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Keeps events, and finds them. */
public final class EventStore {

    private final Repo repo;

    /** The store in this database. */
    public EventStore(Repo repo) {
        this.repo = repo;
    }

    /**
     * Stores events, all or none, in one statement; those that the project has already stay as they are.
     *
     * @return how many were new, when they are committed
     */
    public Mono<Long> keep(UUID projectId, List<NewEvent> events) {
        List<EventDraft> drafts =
                events.stream().map(event -> draft(projectId, event)).toList();
        return repo.insertAll(EVENT, drafts)
                .onConflict(EVENT.id, EVENT.projectId)
                .skip()
                .returningCount();
    }

    /** The event of this id; of several projects' events with the same id the newest. Empty where there is none. */
    Mono<EventView> find(UUID id) {
        return repo.first(from(EVENT)
                .where(EVENT.id.eq(id))
                .orderBy(EVENT.receivedAt.desc(), EVENT.projectId.desc())
                .as(EVENT_VIEW));
    }

    /**
     * Some events, the newest first.
     *
     * @param cursor where they begin: the {@code next} of the page before
     */
    Mono<Page<EventView>> newest(Cursor cursor, int limit) {
        return repo.page(
                from(EVENT)
                        .orderBy(EVENT.receivedAt.desc(), EVENT.id.desc(), EVENT.projectId.desc())
                        .as(EVENT_VIEW),
                cursor,
                limit);
    }

    private static EventDraft draft(UUID projectId, NewEvent event) {
        return EVENT.draft()
                .id(event.id())
                .projectId(projectId)
                .occurredAt(event.occurredAt())
                .level(event.level())
                .message(event.message())
                .fingerprint(event.fingerprint())
                .exceptions(event.exceptions())
                .breadcrumbs(event.breadcrumbs())
                .tags(event.tags())
                .extra(event.extra())
                .contexts(event.contexts())
                .userContext(event.userContext())
                .environment(event.environment())
                .release(event.release())
                .platform(event.platform())
                .serverName(event.serverName())
                .logger(event.logger())
                .transaction(event.transaction())
                .sdkName(event.sdkName())
                .sdkVersion(event.sdkVersion());
    }
}
