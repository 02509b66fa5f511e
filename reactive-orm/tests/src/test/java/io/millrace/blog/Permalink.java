package io.millrace.blog;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Column;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import org.jspecify.annotations.Nullable;

/** The address of a post; its column has another name than its component. */
@Schema
@BelongsTo(name = "post", of = Post.class)
@BelongsTo(name = "user", of = User.class)
public record Permalink(
        @Id @Generated long id,

        @Nullable @Unique @Column("uniform_resource_locator")
        String url,

        @Nullable String title,
        @Nullable @Unique @References(Post.class) Long postId,
        @Nullable @References(User.class) Long userId) {}
