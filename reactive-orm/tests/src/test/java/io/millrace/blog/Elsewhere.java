package io.millrace.blog;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A table in a name space that no database has. */
@Schema(table = "posts", namespace = "nowhere")
public record Elsewhere(@Id @Generated long id, int visits) {}
