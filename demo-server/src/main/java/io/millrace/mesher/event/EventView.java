package io.millrace.mesher.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.millrace.schema.From;
import io.millrace.schema.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the API answers it, and as it is read for that: its id as the SDKs write it, what is unknown left out.
 */
@Shape(Event.class)
public record EventView(
        @JsonSerialize(using = EventIds.Bare.class) UUID id,

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
        @From("userContext") @Nullable UserContext user,
        @Nullable String environment,
        @Nullable String release,
        @Nullable String platform,
        @Nullable String serverName,
        @Nullable String logger,
        @Nullable String transaction,
        @Nullable String sessionId,
        @Nullable String sdkName,
        @Nullable String sdkVersion) {}
