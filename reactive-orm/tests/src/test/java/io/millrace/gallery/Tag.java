package io.millrace.gallery;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** A word that stories and pictures alike are found by. */
@Schema
public record Tag(
        @Id @Generated long id,
        String word,
        @ManyToMany(through = Tagging.class) Many<Story> stories) {}
