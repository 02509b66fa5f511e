package io.millrace.forum;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** Somebody who writes. */
@Schema
public record Member(
        @Id @Generated long id,
        String name,
        @HasMany(key = "authorId") Many<Topic> topics,
        @HasMany(key = "authorId") Many<Reply> replies,
        @HasOne One<Badge> badge) {}
