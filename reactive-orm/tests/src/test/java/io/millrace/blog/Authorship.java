package io.millrace.blog;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Who had a part in which post: both keys together are its primary key. */
@Schema
@BelongsTo(name = "post", of = Post.class)
@BelongsTo(name = "user", of = User.class)
public record Authorship(
        @Id @References(Post.class) long postId,
        @Id @References(User.class) long userId,
        @Nullable String part) {}
