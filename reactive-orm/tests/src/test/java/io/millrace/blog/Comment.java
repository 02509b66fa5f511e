package io.millrace.blog;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Version;
import org.jspecify.annotations.Nullable;

/** What somebody says about a post; has an optimistic lock. */
@Schema
@BelongsTo(name = "post", of = Post.class)
@BelongsTo(name = "author", of = User.class)
public record Comment(
        @Id @Generated long id,
        @Nullable String text,
        @Version int lockVersion,
        @Nullable @References(Post.class) Long postId,
        @Nullable @References(User.class) Long authorId) {}
