package io.millrace.gallery;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A story, with a type by convention: {@code story}. */
@Schema
public record Story(
        @Id @Generated long id,
        String title,
        @Nullable Long authorId,
        @BelongsTo One<Author> author,
        @HasMany Many<Note> notes,
        @HasMany(where = "loud") Many<Note> loudNotes,
        @HasOne One<Badge> badge,
        @ManyToMany(through = Tagging.class) Many<Tag> tags)
        implements Notable {}
