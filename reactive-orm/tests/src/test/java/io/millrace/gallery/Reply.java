package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** An answer to a note. */
@Schema
public record Reply(
        @Id @Generated long id,
        String text,
        long noteId,
        @BelongsTo One<Note> note) {}
