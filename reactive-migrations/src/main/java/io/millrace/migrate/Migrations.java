package io.millrace.migrate;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.run.KnownMigrations;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.source.MigrationSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the migrations of a migrator come from: in the order of their numbers; no two have one number or one name.
 *
 * @param source reads all of them
 */
record Migrations(Supplier<List<Definition>> source) {

    /** Those that are at hand, which are looked at now. */
    static Migrations of(Migration... named) {
        List<Definition> known = ordered(MigrationSource.of(named));
        return new Migrations(() -> known);
    }

    /** Those of a source, which each run reads anew. */
    static Migrations of(MigrationSource source) {
        return new Migrations(() -> ordered(source));
    }

    /** What one run knows. */
    KnownMigrations known() {
        return new KnownMigrations(source);
    }

    private static List<Definition> ordered(MigrationSource source) {
        List<Definition> known = new ArrayList<>(source.definitions());
        known.sort(Comparator.comparingLong(Definition::version));
        distinct(known);
        return List.copyOf(known);
    }

    private static void distinct(List<Definition> known) {
        Map<String, Definition> named = new HashMap<>();
        Definition before = null;
        for (Definition migration : known) {
            if (before != null && before.version() == migration.version()) {
                throw alike("number " + migration.version(), before, migration);
            }
            Definition other = named.put(migration.name(), migration);
            if (other != null) {
                throw alike("name " + migration.name(), other, migration);
            }
            before = migration;
        }
    }

    private static MigrationFailure alike(String mark, Definition one, Definition other) {
        return new MigrationFailure(
                MigrationCode.DUPLICATE_MIGRATION,
                "two migrations have the " + mark,
                one.label() + " and " + other.label(),
                "give one of them another");
    }
}
