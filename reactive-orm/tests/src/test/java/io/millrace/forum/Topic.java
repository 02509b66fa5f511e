package io.millrace.forum;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What is written about. */
@Schema
public record Topic(
        @Id @Generated long id,
        String title,
        int votes,
        @Nullable Long authorId,
        @BelongsTo One<Member> author,
        @HasMany Many<Reply> replies) {}
