package io.millrace.benchmark.millrace;

import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** A post with its comments. */
@Schema(table = "post")
public record Post(
        @Id int id,
        @References(Author.class) int authorId,
        String title,
        @HasMany Many<Comment> comments) {}
