package io.millrace.mesher.alert;

import io.millrace.mesher.project.Project;
import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a rule fired.
 *
 * @param id its id
 * @param ruleId the rule
 * @param projectId the project
 * @param status what was done about it
 * @param message what happened, for people
 * @param conditionSnapshot how the rule stood then
 * @param triggeredAt when
 * @param acknowledgedAt since when somebody knows
 * @param resolvedAt since when it is over
 */
@Schema
@Index({"projectId", "status", "triggeredAt desc"})
@Index({"projectId", "triggeredAt desc", "id desc"})
@BelongsTo(name = "rule", of = AlertRule.class)
@BelongsTo(name = "project", of = Project.class)
public record Alert(
        @Id @Generated(Generated.By.CLIENT) UUID id,

        @Index @References(value = AlertRule.class, onDelete = References.OnDelete.CASCADE)
        UUID ruleId,

        @References(value = Project.class, onDelete = References.OnDelete.CASCADE)
        UUID projectId,

        @Default("'ACTIVE'") AlertStatus status,
        String message,
        Snapshot conditionSnapshot,
        Instant triggeredAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {}
