package io.millrace.mesher.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened before an event, as the application noted it. */
public record Breadcrumb(
        @Nullable Instant timestamp,
        @Nullable String type,
        @Nullable String category,
        @Nullable String message,
        @Nullable String level,
        @Nullable JsonNode data) {}
