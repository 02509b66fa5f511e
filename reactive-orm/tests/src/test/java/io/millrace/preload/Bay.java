package io.millrace.preload;

import io.millrace.schema.Column;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A place among others, told apart by a number that is smaller in the database than in Java. */
@Schema
public record Bay(
        @Id @Column(type = "smallint") int id,
        @Column(type = "smallint") @Nullable Integer outerId,
        @HasMany(key = "outerId") Many<Bay> inner) {}
