package io.millrace.related;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What is said of an article: never without one. */
@Schema
public record Remark(
        @Id @Generated long id,
        String text,
        @References(Article.class) long articleId,
        @BelongsTo One<Article> article) {}
