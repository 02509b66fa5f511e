package io.millrace.blog;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A row with a primary key of two columns. */
@Schema(table = "composite_pk")
public record Composite(@Id int a, @Id int b, String name) {}
