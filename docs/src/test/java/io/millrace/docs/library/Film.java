package io.millrace.docs.library;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;

// tag::film[]
@Schema
public record Film(
        @Id @Generated long id,
        String title,
        @HasMany Many<Review> reviews) // by review.subjectId, where review.subjectType is "film"
        implements Reviewable {}
// end::film[]
