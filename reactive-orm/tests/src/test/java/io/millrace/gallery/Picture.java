package io.millrace.gallery;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** A picture, with a type of its own: {@code photo}. */
@Schema(typeName = "photo")
public record Picture(
        @Id @Generated long id,
        String place,
        @HasMany(orderBy = "id desc") Many<Note> notes,
        @HasOne One<Badge> badge,
        @HasMany(through = {"notes", "replies"}) Many<Reply> replies,
        @ManyToMany(through = Tagging.class) Many<Tag> tags)
        implements Notable {}
