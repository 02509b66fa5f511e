package io.millrace.blog;

import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A table without a primary key. */
@Schema(keyless = true)
public record Barebone(@Nullable Integer number, @Nullable String label) {}
