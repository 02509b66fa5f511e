package io.millrace.blog;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What stands on a shelf. */
@Schema
public record Book(
        @Id @Generated long id,
        String title,
        @References(Shelf.class) long shelfId,
        @BelongsTo One<Shelf> shelf) {}
