package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema
public record Post(
        @Id @Generated long id,

        @Index @References(value = User.class, onDelete = References.OnDelete.CASCADE)
        UUID userId,

        @Nullable @References(User.class) UUID editorId,
        String title,
        @Unique String slug,
        @Nullable String body,
        @Default("false") boolean published,
        @Default("0") long views,
        @BelongsTo One<User> user,
        @BelongsTo One<User> editor,
        @HasMany Many<Comment> comments) {}
