package io.millrace.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When somebody wants to hear of it. */
@Schema
public record Rule(
        @Id long id,
        long projectId,
        String name,
        JsonNode condition,
        boolean enabled,
        int cooldownMinutes,
        @Nullable Instant lastFiredAt) {}
