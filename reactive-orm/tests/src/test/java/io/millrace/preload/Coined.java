package io.millrace.preload;

import io.millrace.schema.Column;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A word whose key is of a domain over such a text. */
@Schema
public record Coined(
        @Id @Column(type = "coined") String id,
        @Column(type = "coined") @Nullable String rootId,
        @HasMany(key = "rootId") Many<Coined> leaves) {}
