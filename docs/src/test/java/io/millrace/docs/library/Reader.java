package io.millrace.docs.library;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** Who reads. */
@Schema
public record Reader(@Id @Generated long id, String name) {}
