package io.millrace.related;

import io.millrace.schema.Embedded;
import org.jspecify.annotations.Nullable;

/** Where somebody lives. */
@Embedded
public record Address(
        String city, @Nullable Integer floor, @Nullable Geo geo) {}
