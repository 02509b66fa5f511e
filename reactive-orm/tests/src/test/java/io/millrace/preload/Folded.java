package io.millrace.preload;

import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A word whose key is a text that is compared without regard to case. */
@Schema
public record Folded(
        @Id String id,
        @Nullable String rootId,
        @HasMany(key = "rootId") Many<Folded> leaves) {}
