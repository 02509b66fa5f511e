package io.millrace.blog;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Arrays of scalars, and a list of documents. */
@Schema
public record Tag(
        @Id @Generated long id,
        @Nullable List<Integer> ints,
        @Nullable List<UUID> uuids,
        @Nullable List<Item> items) {}
