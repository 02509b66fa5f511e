package io.millrace.press;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.One;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What is published. */
@Schema
public record Article(
        @Id @Generated long id,
        String title,
        int views,
        @Nullable Long authorId,
        @BelongsTo One<Writer> author,
        @HasMany Many<Remark> remarks,
        @HasMany(where = "approved", orderBy = "id desc") Many<Remark> approved,
        @HasOne(orderBy = "id desc") One<Remark> latest,
        @HasMany(through = {"remarks", "author"}) Many<Writer> remarkers,
        @HasMany(through = {"remarks", "author", "card"}) Many<Card> remarkerCards,
        @HasOne(through = {"author", "card"}) One<Card> authorCard,
        @ManyToMany(through = Credit.class) Many<Writer> credited,

        @ManyToMany(table = "articles_keywords", orderBy = "word")
        Many<Keyword> keywords,

        @HasOne One<Link> link) {}
