package io.millrace.blog;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.Schema;
import io.millrace.schema.UpdatedAt;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who writes. */
@Schema
@HasMany(name = "posts", of = Post.class, key = "authorId")
@HasMany(name = "comments", of = Comment.class, key = "authorId")
@HasOne(name = "permalink", of = Permalink.class)
public record User(
        @Id @Generated long id,
        String name,
        @Nullable UUID customId,
        @InsertedAt Instant insertedAt,
        @UpdatedAt Instant updatedAt) {}
