package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What a reader says of an article. */
@Schema
public record Remark(
        @Id @Generated long id,
        String text,
        boolean approved,
        @Nullable Long articleId,
        @Nullable Long authorId,
        @BelongsTo One<Article> article,
        @BelongsTo One<Writer> author,
        @HasOne(through = {"article", "authorCard"}) One<Card> articleCard,
        @HasMany(through = {"article", "remarkers"}) Many<Writer> others) {}
