package io.millrace.changeset;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What is measured: a row of a partitioned table, which is made in the database alone. */
@Schema
public record Gauge(
        @Id @Generated long id, @Id int level, @Nullable String unit) {}
