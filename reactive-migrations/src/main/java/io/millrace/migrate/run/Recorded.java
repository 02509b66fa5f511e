package io.millrace.migrate.run;

import java.util.Set;

/**
 * What the history says of one migration.
 *
 * @param version its number
 * @param name its name when it ran
 * @param checksum its checksum when it ran
 * @param steps how many steps it had
 * @param done the steps that are done
 * @param begun the steps outside of a transaction that were begun, and of which no end is known
 * @param undone the steps of taking it back that are done
 * @param undoing the steps of taking it back outside of a transaction that were begun, and of which no end is known
 */
record Recorded(
        long version,
        String name,
        String checksum,
        int steps,
        Set<Integer> done,
        Set<Integer> begun,
        Set<Integer> undone,
        Set<Integer> undoing) {

    Recorded {
        done = Set.copyOf(done);
        begun = Set.copyOf(begun);
        undone = Set.copyOf(undone);
        undoing = Set.copyOf(undoing);
    }

    /** What is known of a migration by its name alone, before any of its lines is counted. */
    static Recorded nothing(History.Line line) {
        return new Recorded(
                line.version(), line.name(), line.checksum(), line.steps(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    boolean isUp() {
        return done.size() >= steps && !isHalfBack();
    }

    /** Whether it was being taken back, and is not to its end. */
    boolean isHalfBack() {
        return !undone.isEmpty() || !undoing.isEmpty();
    }
}
