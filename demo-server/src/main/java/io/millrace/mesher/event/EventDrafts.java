package io.millrace.mesher.event;

import static io.millrace.mesher.event.EventTable.EVENT;

import java.time.Instant;
import java.util.UUID;

/** Events on their way into the table. */
public final class EventDrafts {

    private EventDrafts() {}

    /** The row of an event. */
    public static EventDraft of(UUID projectId, UUID issueId, Instant receivedAt, NewEvent event) {
        return EVENT.draft()
                .projectId(projectId)
                .id(event.id())
                .receivedAt(receivedAt)
                .issueId(issueId)
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
                .sessionId(event.sessionId())
                .sdkName(event.sdkName())
                .sdkVersion(event.sdkVersion());
    }
}
