package io.millrace.related;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;
import java.util.UUID;

/** A word that articles have, and that is akin to others. */
@Schema
public record Tag(
        @Id @Generated(Generated.By.CLIENT) UUID id,
        String word,

        @ManyToMany(table = "tags_tags", key = "tag_id", targetKey = "akin_id")
        Many<Tag> akin) {}
