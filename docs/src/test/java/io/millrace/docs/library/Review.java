package io.millrace.docs.library;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

// tag::review[]
@Schema
public record Review(
        @Id @Generated long id,
        int stars,
        String subjectType, // "film" or "album"
        long subjectId,
        @BelongsTo One<Reviewable> subject) {}
// end::review[]
