package io.millrace.migrate;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.run.Ledger;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.source.MigrationSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The migrations of a migrator, in the order of their numbers; no two have one number or one name.
 *
 * @param known all of them
 */
record Migrations(List<Definition> known) {

    Migrations {
        known = List.copyOf(known);
    }

    static Migrations of(MigrationSource source) {
        List<Definition> known = source.definitions().stream()
                .sorted(Comparator.comparingLong(Definition::version))
                .toList();
        distinct(known);
        return new Migrations(known);
    }

    private static void distinct(List<Definition> known) {
        Map<String, Definition> seen = new HashMap<>();
        for (Definition migration : known) {
            Stream.of("number " + migration.version(), "name " + migration.name())
                    .forEach(mark -> {
                        Definition other = seen.put(mark, migration);
                        if (other != null) {
                            throw new MigrationFailure(
                                    MigrationCode.DUPLICATE_MIGRATION,
                                    "two migrations have the " + mark,
                                    other.label() + " and " + migration.label(),
                                    "give one of them another");
                        }
                    });
        }
    }

    /** Completes where one has this number, and fails where none has. */
    Mono<Void> has(long version) {
        return known.stream().anyMatch(migration -> migration.version() == version)
                ? Mono.empty()
                : Mono.error(() -> Ledger.unknown(version));
    }
}
