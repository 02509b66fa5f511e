package io.millrace.gallery;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** Who wrote a story. */
@Schema
public record Author(@Id @Generated long id, String name) {}
