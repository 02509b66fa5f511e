package io.millrace.related;

import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with articles and a portrait, and with an address and links inside. */
@Schema
public record Writer(
        @Id @Generated long id,
        String name,
        @Nullable Address address,
        @Default("'[]'") List<Link> links,
        @HasMany Many<Article> articles,
        @HasOne One<Portrait> portrait) {}
