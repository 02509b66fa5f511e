package io.millrace.mesher.account;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is signed in.
 *
 * @param tokenHash the token's SHA-256, in hex; the token itself only its bearer has
 * @param userId who
 * @param createdAt since when
 * @param expiresAt until when
 */
@Schema
@BelongsTo(name = "user", of = User.class)
public record Session(
        @Id @Sensitive String tokenHash,

        @Index @References(value = User.class, onDelete = References.OnDelete.CASCADE)
        UUID userId,

        @InsertedAt Instant createdAt,
        @Index Instant expiresAt) {}
