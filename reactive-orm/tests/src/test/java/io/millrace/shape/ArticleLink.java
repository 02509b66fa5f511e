package io.millrace.shape;

import io.millrace.press.Article;
import io.millrace.press.Link;
import io.millrace.schema.Shape;
import org.jspecify.annotations.Nullable;

/** An article with where it is found, which ought to be one place. */
@Shape(Article.class)
public record ArticleLink(String title, @Nullable Link link) {}
