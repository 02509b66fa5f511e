package io.millrace.mesher.project;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that lets a program's SDK send events.
 *
 * @param id its id
 * @param projectId the project that it is good for
 * @param keyHash the key's SHA-256, in hex; the key itself is nowhere
 * @param keyPrefix the key's first characters, to know it again by
 * @param label what it is called
 * @param createdAt when it was created
 * @param revokedAt since when it is no longer good; null while it is
 */
@Schema
@BelongsTo(name = "project", of = Project.class)
public record ApiKey(
        @Id @Generated(Generated.By.CLIENT) UUID id,

        @Index @References(value = Project.class, onDelete = References.OnDelete.CASCADE)
        UUID projectId,

        @Sensitive @Unique String keyHash,
        String keyPrefix,
        String label,
        @InsertedAt Instant createdAt,
        @Nullable Instant revokedAt) {}
