package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.PgEnum;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A badge that a story, a picture or nobody has: both columns may be null, and the one is an enum of the database. */
@Schema
public record Badge(
        @Id @Generated long id,
        String word,
        @PgEnum(value = "kind", lowerCase = true) @Nullable Kind kind,
        @Nullable Long holder,
        @BelongsTo(type = "kind", key = "holder") One<Notable> owner) {}
