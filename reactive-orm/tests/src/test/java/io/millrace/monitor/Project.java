package io.millrace.monitor;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** What sends events. */
@Schema
public record Project(@Id long id, String name, float sampleRate) {}
