package io.millrace.related;

import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.util.List;

/** A way with stops. */
@Schema
public record Tour(
        @Id @Generated long id,
        String name,
        @Default("'[]'") List<Stop> stops) {}
