package io.millrace.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that went wrong once. */
@Schema
public record Event(
        @Id long id,
        long projectId,
        long issueId,
        String level,
        String message,
        @Nullable String fingerprint,
        @Nullable JsonNode exception,
        @Nullable JsonNode stacktrace,
        @Nullable String environment,
        Instant receivedAt) {}
