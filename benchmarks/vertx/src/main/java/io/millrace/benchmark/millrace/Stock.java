package io.millrace.benchmark.millrace;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** How many there are. */
@Schema(table = "stock")
public record Stock(@Id int id, int quantity) {}
