package io.millrace.mesher.project;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
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
 * @param slug its name in addresses
 * @param name its name for people
 * @param platform what it is written in
 * @param createdAt when it was created
 */
@Schema
public record Project(
        @Id @Generated(Generated.By.CLIENT) UUID id,
        @Unique @Generated long number,
        @Unique String slug,
        String name,
        @Nullable String platform,
        @InsertedAt Instant createdAt) {}
