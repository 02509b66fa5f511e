package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.util.UUID;

/** Its relations are declared on the type, so that the record is a pure row. */
@Schema
@BelongsTo(name = "post", of = Post.class)
@BelongsTo(name = "author", of = User.class)
public record Comment(
        @Id @Generated long id,
        @References(Post.class) long postId,
        @References(User.class) UUID authorId,
        String body) {}
