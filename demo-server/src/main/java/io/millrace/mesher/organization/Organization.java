package io.millrace.mesher.organization;

import io.millrace.mesher.account.User;
import io.millrace.mesher.project.Project;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;

/**
 * People and the projects that they watch together.
 *
 * @param id its id
 * @param name its name for people
 * @param slug its name in addresses
 * @param createdAt since when
 */
@Schema
@HasMany(name = "projects", of = Project.class)
@HasMany(name = "memberships", of = Membership.class)
@ManyToMany(name = "members", of = User.class, through = Membership.class)
public record Organization(
        @Id @Generated(Generated.By.CLIENT) UUID id,
        String name,
        @Unique String slug,
        @InsertedAt Instant createdAt) {}
