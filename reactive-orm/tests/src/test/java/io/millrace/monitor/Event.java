package io.millrace.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.Default;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One time that an error happened. */
@Schema
public record Event(
        @Id long id,
        @References(Issue.class) long issueId,
        @Default("''") String message,
        @Nullable String environment,
        @Default("'{}'") JsonNode payload,
        @Default("now()") Instant receivedAt) {}
