package io.millrace.monitor;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.time.Instant;

/** A rule that was broken. */
@Schema
@BelongsTo(name = "rule", of = Rule.class)
public record Alert(
        @Id long id, @References(Rule.class) long ruleId, long projectId, String status, Instant triggeredAt) {}
