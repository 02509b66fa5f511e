package io.millrace.press;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

/** Somebody who writes articles, and remarks on those of others. */
@Schema
public record Writer(
        @Id @Generated long id,
        String name,
        @HasMany Many<Article> articles,
        @HasMany(through = {"articles", "remarks"}) Many<Remark> received,
        @HasMany(through = {"articles", "remarkers"}) Many<Writer> readers,
        @HasMany(through = {"articles", "approved"}) Many<Remark> welcome,
        @HasOne One<Card> card,
        @ManyToMany(through = Credit.class) Many<Article> credited,
        @HasMany(through = {"credited", "keywords"}) Many<Keyword> subjects,

        @ManyToMany(table = "friendships", key = "writer_id", targetKey = "friend_id")
        Many<Writer> friends) {}
