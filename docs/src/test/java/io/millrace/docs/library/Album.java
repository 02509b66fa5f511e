package io.millrace.docs.library;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** An album that the library lends. */
@Schema
public record Album(
        @Id @Generated long id,
        String title,
        long authorId,
        @BelongsTo One<Author> author,
        @HasMany Many<Review> reviews)
        implements Reviewable {}
