package io.millrace.preload;

import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A place among others, told apart by a number that is a short in Java. */
@Schema
public record Bin(
        @Id short id,
        @Nullable Short outerId,
        @HasMany(key = "outerId") Many<Bin> inner) {}
