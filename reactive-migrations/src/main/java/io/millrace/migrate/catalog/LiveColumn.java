package io.millrace.migrate.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column that there is.
 *
 * @param name its name
 * @param type its type as PostgreSQL writes it: {@code timestamp with time zone}
 * @param notNull whether it takes no nulls
 * @param identity whether the database counts it up
 * @param generated whether it is worked out from others
 * @param fallback its default, or what it is worked out from; null for none
 */
public record LiveColumn(
        String name,
        String type,
        boolean notNull,
        boolean identity,
        boolean generated,
        @Nullable String fallback) {

    LiveColumn named(String other) {
        return new LiveColumn(other, type, notNull, identity, generated, fallback);
    }

    /** Whether a row can be inserted that leaves it out. */
    public boolean mayBeLeftOut() {
        return !notNull || identity || generated || fallback != null;
    }
}
