package io.millrace.monitor;

import io.millrace.schema.Default;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An error that happened once or often. */
@Schema
@HasMany(name = "events", of = Event.class)
public record Issue(
        @Id long id,
        long projectId,
        @Default("'unresolved'") String status,
        @Default("'error'") String level,
        @Nullable Long assigneeId,
        @Default("now()") Instant lastSeen) {}
