package io.millrace.blog;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;

/** A table whose relation is a component of its record. */
@Schema
public record Shelf(
        @Id @Generated long id, String label, @HasMany Many<Book> books) {}
