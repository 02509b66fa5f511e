package io.millrace.preload;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.util.UUID;

/** What a crate holds. */
@Schema
public record Parcel(
        @Id @Generated UUID id,
        String label,
        @References(Crate.class) UUID crateId,
        @BelongsTo One<Crate> crate) {}
