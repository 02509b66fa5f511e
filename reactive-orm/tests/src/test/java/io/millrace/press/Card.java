package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What a writer hands to others. */
@Schema
public record Card(
        @Id @Generated long id,
        String label,
        @Nullable Long writerId,
        @BelongsTo One<Writer> writer) {}
