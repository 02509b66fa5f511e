package io.millrace.migrate.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a runner works.
 *
 * @param schema the schema that everything happens in, or null for the session's own
 * @param lockTimeout how long a statement waits for a table before it steps back
 * @param attempts how often a step is tried while others hold the table
 * @param patience how long to wait for another migrator
 * @param outOfOrder whether one that is older than the newest that has run may still run
 */
public record Settings(
        @Nullable String schema, Duration lockTimeout, int attempts, Duration patience, boolean outOfOrder) {

    /** Half a second, thirty times, five minutes, in order. */
    public static final Settings DEFAULT = new Settings(null, Duration.ofMillis(500), 30, Duration.ofMinutes(5), false);

    /** In another schema. */
    public Settings in(String other) {
        return new Settings(other, lockTimeout, attempts, patience, outOfOrder);
    }

    /** With another way to step back. */
    public Settings retrying(Duration timeout, int times) {
        return new Settings(schema, timeout, times, patience, outOfOrder);
    }

    /** With another time to wait for another migrator. */
    public Settings waiting(Duration limit) {
        return new Settings(schema, lockTimeout, attempts, limit, outOfOrder);
    }

    /** In any order. */
    public Settings anyOrder() {
        return new Settings(schema, lockTimeout, attempts, patience, true);
    }
}
