package io.millrace.docs.app;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A post that is read no more. */
@Schema
public record Archive(@Id long id, String title) {}
