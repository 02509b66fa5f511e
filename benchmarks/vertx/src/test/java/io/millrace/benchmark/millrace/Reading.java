package io.millrace.benchmark.millrace;

import io.millrace.schema.Schema;

/** A row that is written: four columns of four types, none of them filled by the database. */
@Schema(keyless = true)
public record Reading(int sensor, long at, double level, String note) {}
