package io.millrace.forum;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered. */
@Schema(table = "replies")
public record Reply(
        @Id @Generated long id,
        String text,
        long topicId,
        @Nullable Long authorId,
        @BelongsTo One<Topic> topic,
        @BelongsTo One<Member> author) {}
