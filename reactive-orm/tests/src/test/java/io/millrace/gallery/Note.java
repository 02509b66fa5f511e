package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** A note on a story or a picture. */
@Schema
public record Note(
        @Id @Generated long id,
        String text,
        boolean loud,
        String subjectType,
        long subjectId,
        @BelongsTo One<Notable> subject,
        @HasMany Many<Reply> replies) {}
