package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written beside a story or a picture; what was taken away stays as a deleted row. */
@Schema
public record Label(
        @Id @Generated long id,
        String text,
        String subjectType,
        long subjectId,
        @SoftDelete @Nullable Instant removedAt,
        @BelongsTo One<Notable> subject) {}
