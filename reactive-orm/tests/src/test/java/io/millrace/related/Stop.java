package io.millrace.related;

import io.millrace.schema.Embedded;
import org.jspecify.annotations.Nullable;

/** A place on a tour, which nothing tells from another one but where it stands. */
@Embedded
public record Stop(String place, @Nullable Integer minutes) {}
