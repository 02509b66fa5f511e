package io.millrace.related;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import org.jspecify.annotations.Nullable;

/** A picture of somebody. */
@Schema
public record Portrait(
        @Id @Generated long id,
        @Unique String url,
        @Nullable @References(Writer.class) Long writerId,
        @BelongsTo One<Writer> writer) {}
