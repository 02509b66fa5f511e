package io.millrace.mesher.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the API answers it, whole: the ids as the SDKs write them, what is unknown left out. */
public record EventView(
        String id,
        UUID projectId,
        UUID issueId,
        Instant occurredAt,
        Instant receivedAt,
        Level level,
        String message,
        List<String> fingerprint,
        List<ExceptionInfo> exceptions,
        List<Breadcrumb> breadcrumbs,
        Map<String, String> tags,
        JsonNode extra,
        JsonNode contexts,
        @Nullable UserContext user,
        @Nullable String environment,
        @Nullable String release,
        @Nullable String platform,
        @Nullable String serverName,
        @Nullable String logger,
        @Nullable String transaction,
        @Nullable String sessionId,
        @Nullable String sdkName,
        @Nullable String sdkVersion) {

    /** What of an event is answered. */
    public static EventView of(Event event) {
        return new EventView(
                EventIds.text(event.id()),
                event.projectId(),
                event.issueId(),
                event.occurredAt(),
                event.receivedAt(),
                event.level(),
                event.message(),
                event.fingerprint(),
                event.exceptions(),
                event.breadcrumbs(),
                event.tags(),
                event.extra(),
                event.contexts(),
                event.userContext(),
                event.environment(),
                event.release(),
                event.platform(),
                event.serverName(),
                event.logger(),
                event.transaction(),
                event.sessionId(),
                event.sdkName(),
                event.sdkVersion());
    }
}
