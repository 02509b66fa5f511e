package io.millrace.mesher.issue;

import io.millrace.mesher.account.User;
import io.millrace.mesher.event.Event;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.project.Project;
import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What many events have in common.
 *
 * @param id its id
 * @param projectId the project
 * @param fingerprint the SHA-256 of what its events have in common, in hex
 * @param title what the first of them said
 * @param level how bad the last of them was
 * @param status what was done about it
 * @param eventCount how many events there have been, those that are no longer kept among them
 * @param firstSeen when the first came
 * @param lastSeen when the last came
 * @param assignedTo who sees to it
 * @param lastResolvedAt when it was resolved the last time
 * @param regressedAt when an event came the last time although it was resolved
 */
@Schema
@Unique({"projectId", "fingerprint"}) @Index({"projectId", "status", "lastSeen desc", "id desc"})
@Index({"projectId", "lastSeen desc", "id desc"})
@BelongsTo(name = "project", of = Project.class)
@BelongsTo(name = "assignee", of = User.class, key = "assignedTo")
@HasMany(name = "events", of = Event.class)
public record Issue(
        @Id @Generated(Generated.By.CLIENT) UUID id,

        @References(value = Project.class, onDelete = References.OnDelete.CASCADE)
        UUID projectId,

        String fingerprint,
        String title,
        Level level,
        @Default("'UNRESOLVED'") IssueStatus status,
        @Default("0") long eventCount,
        Instant firstSeen,
        Instant lastSeen,

        @Nullable @References(value = User.class, onDelete = References.OnDelete.SET_NULL)
        UUID assignedTo,

        @Nullable Instant lastResolvedAt,
        @Nullable Instant regressedAt) {}
