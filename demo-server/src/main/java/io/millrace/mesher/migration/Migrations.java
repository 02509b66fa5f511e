package io.millrace.mesher.migration;

import io.millrace.migrate.Migrator;
import io.millrace.repo.Repo;

/** All changes of Mesher's tables. */
public final class Migrations {

    private Migrations() {}

    /** What runs them on a database. */
    public static Migrator on(Repo repo) {
        return Migrator.of(
                repo,
                new V1_CreateAccounts(),
                new V2_CreateProjects(),
                new V3_CreateIssues(),
                new V4_CreateEvents(),
                new V5_CreateAlerts());
    }
}
