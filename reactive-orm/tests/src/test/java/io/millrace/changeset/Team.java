package io.millrace.changeset;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;

/** What members belong to. */
@Schema
public record Team(@Id @Generated long id, @Unique String name) {}
