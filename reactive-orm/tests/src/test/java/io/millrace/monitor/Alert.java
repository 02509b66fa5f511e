package io.millrace.monitor;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.time.Instant;

/** That somebody was told. */
@Schema
@BelongsTo(name = "rule", of = AlertRule.class)
public record Alert(
        @Id long id,
        @References(AlertRule.class) long ruleId,
        @Default("'active'") String status,
        String message,
        @Default("now()") Instant triggeredAt) {}
