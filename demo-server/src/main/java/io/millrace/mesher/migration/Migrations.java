package io.millrace.mesher.migration;

import io.millrace.mesher.event.EventTable;
import io.millrace.mesher.project.ApiKeyTable;
import io.millrace.mesher.project.ProjectTable;
import io.millrace.migrate.DriftMode;
import io.millrace.migrate.Migrator;
import io.millrace.repo.Repo;

/** The changes of Mesher's tables, which are listed while they are compiled. */
public final class Migrations {

    private Migrations() {}

    /** What runs them on a database, and then sees that the records fit the tables. */
    public static Migrator on(Repo repo) {
        return Migrator.of(repo)
                .withRecords(
                        DriftMode.STRICT,
                        ProjectTable.PROJECT.definition(),
                        ApiKeyTable.API_KEY.definition(),
                        EventTable.EVENT.definition());
    }
}
