package io.millrace.benchmark.millrace;

import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What is said about a post. */
@Schema(table = "comment")
public record Comment(@Id int id, @References(Post.class) int postId, String body) {}
