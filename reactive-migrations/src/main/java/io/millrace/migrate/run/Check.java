package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.schema.Definition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what is known with what has run; nothing is changed before it is satisfied. */
final class Check {

    private final List<Definition> known;
    private final History.State state;
    private final boolean outOfOrder;

    Check(List<Definition> known, History.State state, boolean outOfOrder) {
        this.known = known;
        this.state = state;
        this.outOfOrder = outOfOrder;
    }

    /** Fails where a migration that has run was edited, or is missing. */
    void history() {
        for (Definition migration : known) {
            Recorded recorded = state.recorded().get(migration.version());
            if (recorded != null) {
                unchanged(migration, recorded);
            }
        }
        missing();
    }

    /**
     * Fails where a migration stands half-way and nobody can go on. Under the lock only: without it another migrator may
     * be at work on just that.
     */
    void resumable() {
        for (Definition migration : known) {
            Recorded recorded = state.recorded().get(migration.version());
            if (recorded != null) {
                resumable(migration, recorded);
            }
        }
    }

    /** The same, and where one was being taken back and is not to its end: nothing may run before it is. */
    void runnable() {
        resumable();
        for (Definition migration : known) {
            Recorded recorded = state.recorded().get(migration.version());
            if (recorded != null) {
                halfBack(migration, recorded);
            }
        }
    }

    /** The same, and where one has not run to its end: nothing may be taken back before it has. Under the lock only. */
    void reversible() {
        resumable();
        for (Definition migration : up()) {
            Recorded recorded = state.recorded().get(migration.version());
            if (recorded != null && !recorded.isUp() && !recorded.isHalfBack()) {
                throw new MigrationFailure(
                        MigrationCode.HALF_DONE,
                        migration.label() + " has not run to its end",
                        recorded.done().size() + " of its " + recorded.steps() + " steps have run",
                        "run the rest of it first: migrator.migrate()");
            }
        }
    }

    private static void unchanged(Definition migration, Recorded recorded) {
        if (!recorded.checksum().equals(migration.checksum())) {
            throw new MigrationFailure(
                    MigrationCode.EDITED,
                    migration.label() + " was changed after it had run",
                    "what it does is not what it did; spaces and comments do not count",
                    "undo the change and write a new migration; or take it for what has run: migrator.repair()");
        }
    }

    private void resumable(Definition migration, Recorded recorded) {
        resumable(migration, recorded.begun(), Step.of(migration.up(), state.server()), "step ");
        List<Operation> down = migration.down();
        if (down != null) {
            resumable(migration, recorded.undoing(), Step.of(down, state.server()), "step back ");
        }
    }

    private static void resumable(Definition migration, Set<Integer> begun, List<Step> steps, String which) {
        for (int step : unknown(begun, steps)) {
            throw new MigrationFailure(
                    MigrationCode.HALF_DONE,
                    migration.label() + ": " + which + (step + 1) + " was begun, and its end is not known",
                    steps.get(step).statements().get(0),
                    "it runs outside of a transaction, and the migrator ended while it ran",
                    "look whether it has taken effect; then say so: migrator.resolve(" + migration.version()
                            + ", true), or false for a step that shall run again",
                    null);
        }
    }

    /** Of steps that were begun, those of which nobody can tell how they ended: what can be repeated simply is. */
    static List<Integer> unknown(Set<Integer> begun, List<Step> steps) {
        return begun.stream()
                .filter(step -> step < steps.size() && !steps.get(step).isRepeatable())
                .sorted()
                .toList();
    }

    private void missing() {
        long newest = known.isEmpty() ? 0 : known.get(known.size() - 1).version();
        Set<Long> here = new HashSet<>();
        for (Definition migration : known) {
            here.add(migration.version());
        }
        for (Recorded recorded : state.recorded().values()) {
            if (recorded.version() < newest && !here.contains(recorded.version())) {
                throw new MigrationFailure(
                        MigrationCode.MISSING,
                        recorded.version() + " " + recorded.name() + " has run, and is not known here",
                        "newer migrations are known, so that it is not the work of a later release",
                        "bring the migration back; or forget it: migrator.repair()");
            }
        }
    }

    /** The migrations that have not run, or not to their end. */
    List<Definition> pending() {
        long newest = state.recorded().values().stream()
                .filter(Recorded::isUp)
                .mapToLong(Recorded::version)
                .max()
                .orElse(0);
        List<Definition> pending = new ArrayList<>();
        for (Definition migration : known) {
            Recorded recorded = state.recorded().get(migration.version());
            if (recorded == null && migration.version() < newest && !outOfOrder) {
                throw new MigrationFailure(
                        MigrationCode.OUT_OF_ORDER,
                        migration.label() + " has not run, and " + newest + " has",
                        "migrations run in the order of their numbers, and this one came in later",
                        "give it a higher number; or let older ones run: migrator.anyOrder()");
            }
            if (recorded == null || !recorded.isUp()) {
                pending.add(migration);
            }
        }
        return pending;
    }

    private static void halfBack(Definition migration, Recorded recorded) {
        if (recorded.isHalfBack()) {
            throw new MigrationFailure(
                    MigrationCode.HALF_DONE,
                    migration.label() + " was being taken back, and is not to its end",
                    recorded.undone().size() + " steps of it are taken back",
                    "take the rest of it back: migrator.down()");
        }
    }

    /** The migrations that have run, or begun to, the newest first. */
    List<Definition> up() {
        List<Definition> up = new ArrayList<>();
        for (Recorded recorded : state.recorded().values()) {
            Definition migration = find(recorded.version());
            if (migration == null) {
                throw new MigrationFailure(
                        MigrationCode.MISSING,
                        recorded.version() + " " + recorded.name() + " has run, and is not known here",
                        "nobody here knows how it is taken back",
                        "take it back with the release that knows it");
            }
            up.add(migration);
        }
        up.sort(Comparator.comparingLong(Definition::version).reversed());
        return up;
    }

    /** Versions that have run and are newer than all that are known. */
    List<Long> newer() {
        long newest = known.isEmpty() ? 0 : known.get(known.size() - 1).version();
        return state.recorded().keySet().stream()
                .filter(version -> version > newest)
                .toList();
    }

    int server() {
        return state.server();
    }

    /** All that are known, in order. */
    List<Definition> known() {
        return known;
    }

    /** All that has run, in order. */
    Collection<Recorded> recorded() {
        return state.recorded().values();
    }

    @Nullable Recorded recorded(long version) {
        return state.recorded().get(version);
    }

    /** Where every migration stands. */
    List<MigrationStatus> status() {
        Map<Long, MigrationStatus> all = new TreeMap<>();
        for (Definition migration : known) {
            Recorded recorded = state.recorded().get(migration.version());
            all.put(
                    migration.version(),
                    new MigrationStatus(
                            migration.version(),
                            migration.name(),
                            standing(migration, recorded),
                            recorded == null ? 0 : recorded.done().size()));
        }
        for (Recorded recorded : state.recorded().values()) {
            all.putIfAbsent(
                    recorded.version(),
                    new MigrationStatus(
                            recorded.version(),
                            recorded.name(),
                            MigrationStatus.State.MISSING,
                            recorded.done().size()));
        }
        return List.copyOf(all.values());
    }

    private static MigrationStatus.State standing(Definition migration, @Nullable Recorded recorded) {
        if (recorded == null) {
            return MigrationStatus.State.DOWN;
        }
        if (!recorded.checksum().equals(migration.checksum())) {
            return MigrationStatus.State.EDITED;
        }
        return recorded.isUp() ? MigrationStatus.State.UP : MigrationStatus.State.HALF_DONE;
    }

    @Nullable Definition find(long version) {
        for (Definition migration : known) {
            if (migration.version() == version) {
                return migration;
            }
        }
        return null;
    }
}
