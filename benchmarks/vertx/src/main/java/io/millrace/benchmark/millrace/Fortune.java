package io.millrace.benchmark.millrace;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A line of wisdom. */
@Schema(table = "fortune")
public record Fortune(@Id int id, String message) {}
