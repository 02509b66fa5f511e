package io.millrace.gallery;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** A hall, and what hangs in it now. */
@Schema
public record Hall(
        @Id @Generated long id,
        String name,
        @HasMany Many<Hanging> hangings,
        @ManyToMany(through = Hanging.class) Many<Picture> pictures,
        @HasMany(through = {"hangings", "picture", "notes"}) Many<Note> notes,
        @HasMany(through = {"hangings", "curator"}) Many<Author> curators) {}
