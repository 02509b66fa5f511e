package io.millrace.mesher.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is not stored yet: everything that its sender says of it. See {@link Event} for what the components mean.
 */
public record NewEvent(
        UUID id,
        Instant occurredAt,
        Level level,
        String message,
        List<String> fingerprint,
        List<ExceptionInfo> exceptions,
        List<Breadcrumb> breadcrumbs,
        Map<String, String> tags,
        JsonNode extra,
        JsonNode contexts,
        @Nullable UserContext userContext,
        @Nullable String environment,
        @Nullable String release,
        @Nullable String platform,
        @Nullable String serverName,
        @Nullable String logger,
        @Nullable String transaction,
        @Nullable String sessionId,
        @Nullable String sdkName,
        @Nullable String sdkVersion) {

    public NewEvent {
        fingerprint = List.copyOf(fingerprint);
        exceptions = List.copyOf(exceptions);
        breadcrumbs = List.copyOf(breadcrumbs);
        tags = Map.copyOf(tags);
    }
}
