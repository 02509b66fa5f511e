package io.millrace.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.Default;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When somebody is told. */
@Schema
@HasMany(name = "alerts", of = Alert.class, key = "ruleId")
public record AlertRule(
        @Id long id,
        long projectId,
        String name,
        JsonNode condition,
        @Default("true") boolean enabled,
        @Default("60") int cooldownMinutes,
        @Nullable Instant lastFiredAt) {}
