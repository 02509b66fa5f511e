package io.millrace.docs.app;

import io.millrace.schema.Cascade;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import io.millrace.schema.SoftDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

// tag::record[]
/** What tasks are of. It stays in the table when it is deleted. */
@Schema
@Index(value = "name", unique = true, where = "deleted_at is null")
public record Project(
        @Id @Generated long id,
        String name,
        Settings settings, // a document: jsonb
        @SoftDelete @Nullable Instant deletedAt,
        @HasMany(onDelete = Cascade.DELETE) Many<Task> tasks) {

    /** How it looks. */
    public record Settings(@Nullable String color, @Nullable Integer size) {}
}
// end::record[]
