package io.millrace.preload;

import io.millrace.schema.Column;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A place among others, told apart by a number of a domain of its own. */
@Schema
public record Dock(
        @Id @Column(type = "dock_number") int id,
        @Column(type = "dock_number") @Nullable Integer outerId,
        @HasMany(key = "outerId") Many<Dock> inner) {}
