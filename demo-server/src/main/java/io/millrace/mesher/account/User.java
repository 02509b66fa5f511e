package io.millrace.mesher.account;

import io.millrace.mesher.organization.Membership;
import io.millrace.mesher.organization.Organization;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param id their id
 * @param email what they sign in with, in lower case
 * @param passwordHash what their password is checked against, see {@link Passwords}
 * @param displayName what others see
 * @param createdAt since when
 */
@Schema
@HasMany(name = "memberships", of = Membership.class)
@HasMany(name = "sessions", of = Session.class)
@ManyToMany(name = "organizations", of = Organization.class, through = Membership.class)
public record User(
        @Id @Generated(Generated.By.CLIENT) UUID id,
        @Sensitive @Unique String email,
        @Sensitive String passwordHash,
        String displayName,
        @InsertedAt Instant createdAt) {}
