package io.millrace.preload;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import java.util.UUID;

/** Something with a key that is a UUID. */
@Schema
public record Crate(
        @Id @Generated UUID id, String label, @HasMany Many<Parcel> parcels) {}
