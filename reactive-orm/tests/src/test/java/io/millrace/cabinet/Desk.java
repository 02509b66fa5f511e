package io.millrace.cabinet;

import io.millrace.schema.Cascade;
import io.millrace.schema.DeleteAt;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is let until a moment and then goes, unless something is still in its drawers. */
@Schema
public record Desk(
        @Id @Generated long id,
        String name,
        @DeleteAt @Nullable Instant deleteAt,
        @SoftDelete @Nullable Instant deletedAt,
        @HasMany(onDelete = Cascade.RESTRICT) Many<Drawer> drawers) {}
