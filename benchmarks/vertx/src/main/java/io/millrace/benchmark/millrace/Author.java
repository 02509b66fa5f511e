package io.millrace.benchmark.millrace;

import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;

/** An author with the posts. */
@Schema(table = "author")
public record Author(@Id int id, String name, @HasMany Many<Post> posts) {}
