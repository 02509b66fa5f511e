package io.millrace.blog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document inside a row. */
public record Item(
        @Nullable String reference,
        @Nullable Integer price,
        @Nullable Instant validAt,
        @Nullable Color primaryColor,
        @Nullable List<Color> secondaryColors) {

    /** A document inside a document. */
    public record Color(@Nullable String name) {}
}
