package io.millrace.docs.app;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import java.time.Instant;
import java.util.UUID;

/** What a user wrote. */
@Schema
public record Post(
        @Id @Generated long id,

        @References(value = User.class, onDelete = References.OnDelete.CASCADE)
        UUID userId,

        @Unique String slug,
        String title,
        @Default("false") boolean published,
        @Default("0") long views,
        @InsertedAt Instant insertedAt,
        @BelongsTo One<User> user) {}
