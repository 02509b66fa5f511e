package io.millrace.preload;

import io.millrace.schema.Column;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A word whose key is of a type of its own that is compared without regard to case. */
@Schema
public record Citizen(
        @Id @Column(type = "citext") String id,
        @Column(type = "citext") @Nullable String rootId,
        @HasMany(key = "rootId") Many<Citizen> leaves) {}
