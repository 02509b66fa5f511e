package io.millrace.cabinet;

import io.millrace.schema.DeleteAt;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is good until a moment, and then to be deleted. */
@Schema
public record Permit(
        @Id @Generated long id,
        String holder,
        @DeleteAt @Nullable Instant deleteAt) {}
