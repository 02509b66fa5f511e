package io.millrace.docs.app;

import io.millrace.schema.DeleteAt;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

// tag::record[]
/** It is good until a moment. */
@Schema
public record Invitation(
        @Id @Generated long id,
        String email,
        @DeleteAt @Nullable Instant deleteAt) {}
// end::record[]
