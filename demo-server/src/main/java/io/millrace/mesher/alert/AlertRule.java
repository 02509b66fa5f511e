package io.millrace.mesher.alert;

import io.millrace.mesher.project.Project;
import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to tell somebody.
 *
 * @param id its id
 * @param projectId the project
 * @param name what it is called
 * @param conditionType what it waits for
 * @param threshold of a threshold: more events than this
 * @param windowMinutes of a threshold: in so many minutes
 * @param enabled whether it is looked at
 * @param cooldownMinutes how long it is silent after it has fired
 * @param lastFiredAt when it fired the last time
 * @param createdAt since when
 */
@Schema
@BelongsTo(name = "project", of = Project.class)
@HasMany(name = "alerts", of = Alert.class, key = "ruleId")
public record AlertRule(
        @Id @Generated(Generated.By.CLIENT) UUID id,

        @Index @References(value = Project.class, onDelete = References.OnDelete.CASCADE)
        UUID projectId,

        String name,
        ConditionType conditionType,
        @Default("0") int threshold,
        @Default("5") int windowMinutes,
        @Default("true") boolean enabled,
        @Default("60") int cooldownMinutes,
        @Nullable Instant lastFiredAt,
        @InsertedAt Instant createdAt) {}
