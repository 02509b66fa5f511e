package io.millrace.changeset;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** Rows of a table whose name, and whose columns' names, are those that bulk statements like to use. */
@Schema(table = "bulk")
public record Bulk(@Id @Generated long id, int place, String c0) {}
