package io.millrace.monitor;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events that are alike. */
@Schema
public record Issue(
        @Id long id,
        long projectId,
        String title,
        String level,
        String status,
        @Nullable Long assignedTo,
        Instant lastSeen) {}
