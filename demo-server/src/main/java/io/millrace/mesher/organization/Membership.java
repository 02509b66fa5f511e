package io.millrace.mesher.organization;

import io.millrace.mesher.account.User;
import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody belongs to an organization.
 *
 * @param id its id
 * @param userId who
 * @param organizationId to which
 * @param role what they may do there
 * @param joinedAt since when
 */
@Schema(table = "org_memberships")
@Unique({"userId", "organizationId"}) @BelongsTo(name = "user", of = User.class)
@BelongsTo(name = "organization", of = Organization.class)
public record Membership(
        @Id @Generated(Generated.By.CLIENT) UUID id,

        @References(value = User.class, onDelete = References.OnDelete.CASCADE)
        UUID userId,

        @Index @References(value = Organization.class, onDelete = References.OnDelete.CASCADE)
        UUID organizationId,

        Role role,
        @InsertedAt Instant joinedAt) {}
