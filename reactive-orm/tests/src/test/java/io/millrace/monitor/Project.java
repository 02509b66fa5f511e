package io.millrace.monitor;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Whose errors are kept; the rate says how many of them, all where there is none. */
@Schema
public record Project(@Id long id, String name, @Nullable Double sampleRate) {}
