package io.millrace.mesher.project;

import io.millrace.mesher.alert.Alert;
import io.millrace.mesher.alert.AlertRule;
import io.millrace.mesher.event.Event;
import io.millrace.mesher.issue.Issue;
import io.millrace.mesher.organization.Organization;
import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that is watched.
 *
 * @param id its id
 * @param number its number in DSNs: several SDKs take nothing else there
 * @param organizationId whose it is
 * @param slug its name in addresses
 * @param name its name for people
 * @param platform what it is written in
 * @param retentionDays how long its events are kept
 * @param sampleRate which part of its events is kept: 1 for all of them, 0 for none
 * @param createdAt when it was created
 */
@Schema
@BelongsTo(name = "organization", of = Organization.class)
@HasMany(name = "keys", of = ApiKey.class)
@HasMany(name = "issues", of = Issue.class)
@HasMany(name = "events", of = Event.class)
@HasMany(name = "rules", of = AlertRule.class)
@HasMany(name = "alerts", of = Alert.class)
public record Project(
        @Id @Generated(Generated.By.CLIENT) UUID id,
        @Unique @Generated long number,

        @Index @References(value = Organization.class, onDelete = References.OnDelete.CASCADE)
        UUID organizationId,

        @Unique String slug,
        String name,
        @Nullable String platform,
        @Default("90") int retentionDays,
        @Default("1") double sampleRate,
        @InsertedAt Instant createdAt) {}
