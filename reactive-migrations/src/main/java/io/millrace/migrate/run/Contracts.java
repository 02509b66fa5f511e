package io.millrace.migrate.run;

import io.millrace.migrate.contract.RecordSet;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Quoted;
import io.millrace.table.TableDefinition;
import java.util.List;
import reactor.core.publisher.Mono;

/** Keeps a migration that ends an expand from running while programs of other records are connected. */
final class Contracts {

    private Contracts() {}

    /** Fails where one that is chosen ends what has not run by then. */
    static void expanded(List<Definition> chosen, Check check) {
        for (Definition migration : chosen) {
            if (migration.ends() != Definition.NOTHING) {
                expanded(migration, chosen, check);
            }
        }
    }

    /**
     * Completes where a migration may begin; sends nothing where it ends nothing. Whoever is connected at that moment
     * counts, however long the migrations before it have taken.
     */
    static Mono<Void> allowed(Session session, Definition migration, List<TableDefinition> records) {
        if (migration.ends() == Definition.NOTHING) {
            return Mono.empty();
        }
        String own = records.isEmpty() ? "" : RecordSet.of(records).hash();
        return session.send(
                        "select a.application_name || ' (process ' || string_agg(a.pid::text, ', ' order by a.pid) || ')'"
                                + " from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()"
                                + " and a.application_name ~ " + Quoted.literal(RecordSet.MARK + "[0-9a-f]{12}$")
                                + " and right(a.application_name, 12) <> " + Quoted.literal(own)
                                + " group by a.application_name order by 1")
                .flatMap(rows -> rows.isEmpty()
                        ? Mono.empty()
                        : Mono.error(connected(
                                migration,
                                rows.stream().map(row -> row.getString(0)).toList())));
    }

    private static void expanded(Definition migration, List<Definition> chosen, Check check) {
        Recorded recorded = check.recorded(migration.ends());
        boolean before = chosen.stream().anyMatch(other -> other.version() == migration.ends());
        if (migration.ends() >= migration.version() || (!before && (recorded == null || !recorded.isUp()))) {
            throw new MigrationFailure(
                    MigrationCode.UNKNOWN_VERSION,
                    migration.label() + " ends " + migration.ends() + ", which has not run",
                    "it takes away what that one has replaced",
                    "name the migration before it that expanded: @Ends(…), or -- millrace: ends …");
        }
    }

    private static MigrationFailure connected(Definition migration, List<String> programs) {
        return new MigrationFailure(
                MigrationCode.OLDER_PROGRAM,
                migration.label() + " ends " + migration.ends() + ", and programs of other records are connected",
                String.join("\n", programs),
                "replace them by this release, and run it again: this migration was left as it was");
    }
}
