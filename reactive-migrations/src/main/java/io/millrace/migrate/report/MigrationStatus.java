package io.millrace.migrate.report;

/**
 * Where one migration stands.
 *
 * @param version its number
 * @param name its name
 * @param state where it stands
 * @param done how many of its steps have run
 */
public record MigrationStatus(long version, String name, State state, int done) {

    /** Where a migration stands. */
    public enum State {
        /** It has run. */
        UP,
        /** It has not run. */
        DOWN,
        /** Some of its steps have run. */
        HALF_DONE,
        /** It has run, and was changed since. */
        EDITED,
        /** It has run, and is not among those that are known. */
        MISSING
    }
}
