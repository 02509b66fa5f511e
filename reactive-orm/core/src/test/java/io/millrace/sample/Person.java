package io.millrace.sample;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table that the library's own tests use; its table is written by hand, as the processor would. */
public record Person(UUID id, String name, @Nullable Integer age, int version, Instant updatedAt) {}
