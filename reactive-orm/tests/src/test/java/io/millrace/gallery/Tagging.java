package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** That a story or a picture has a tag. */
@Schema
public record Tagging(
        @Id @Generated long id,
        String subjectType,
        long subjectId,
        long tagId,
        @BelongsTo One<Notable> subject,
        @BelongsTo One<Tag> tag) {}
