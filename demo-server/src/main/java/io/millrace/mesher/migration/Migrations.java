package io.millrace.mesher.migration;

import io.millrace.mesher.event.EventTable;
import io.millrace.mesher.project.ApiKeyTable;
import io.millrace.mesher.project.ProjectTable;
import io.millrace.migrate.DriftMode;
import io.millrace.migrate.Migrator;
import io.millrace.repo.Repo;

/** All changes of Mesher's tables. */
public final class Migrations {

    private Migrations() {}

    /** What runs them on a database, and then sees that the records fit the tables. */
    public static Migrator on(Repo repo) {
        return Migrator.of(repo, new V1_CreateProjects(), new V2_CreateApiKeys(), new V3_CreateEvents())
                .withRecords(
                        DriftMode.STRICT,
                        ProjectTable.PROJECT.definition(),
                        ApiKeyTable.API_KEY.definition(),
                        EventTable.EVENT.definition());
    }
}
