package io.millrace.benchmark.millrace;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A row that is written. */
@Schema(table = "note")
public record Note(@Id long id, String title, String body, int rank) {}
