package io.millrace.press;

import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import io.millrace.schema.Unique;
import io.millrace.schema.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema
public record User(
        @Id @Generated UUID id,
        String name,
        @Sensitive @Unique String email,
        @Nullable Integer age,
        @Default("true") boolean active,
        @Version int version,
        @HasMany Many<Post> posts,
        @HasOne One<Profile> profile) {}
