package io.millrace.press;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** What an article is about. */
@Schema
public record Keyword(
        @Id @Generated long id,
        String word,
        @ManyToMany(table = "articles_keywords") Many<Article> articles) {}
