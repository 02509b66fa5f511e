package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a picture hangs in a hall, or did: what is taken down stays as a deleted row. */
@Schema
public record Hanging(
        @Id @Generated long id,
        long hallId,
        long pictureId,
        long curatorId,
        @SoftDelete @Nullable Instant takenDown,
        @BelongsTo One<Picture> picture,
        @BelongsTo One<Author> curator) {}
