package io.millrace.related;

import io.millrace.schema.Id;
import io.millrace.schema.InsertedAt;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.time.Instant;

/** That a writer stands by an article. */
@Schema
public record Signature(
        @Id @References(Article.class) long articleId,
        @Id @References(Writer.class) long writerId,
        @InsertedAt Instant at) {}
