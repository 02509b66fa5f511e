package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** Who is named with an article, and at which place. */
@Schema
@BelongsTo(name = "article", of = Article.class)
@BelongsTo(name = "writer", of = Writer.class)
public record Credit(@Id @Generated long id, long articleId, long writerId, int position) {}
