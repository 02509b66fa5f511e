package io.millrace.mesher.migration;

import io.millrace.mesher.account.SessionTable;
import io.millrace.mesher.account.UserTable;
import io.millrace.mesher.alert.AlertRuleTable;
import io.millrace.mesher.alert.AlertTable;
import io.millrace.mesher.event.EventTable;
import io.millrace.mesher.issue.IssueTable;
import io.millrace.mesher.organization.MembershipTable;
import io.millrace.mesher.organization.OrganizationTable;
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
                        UserTable.USER.definition(),
                        SessionTable.SESSION.definition(),
                        OrganizationTable.ORGANIZATION.definition(),
                        MembershipTable.MEMBERSHIP.definition(),
                        ProjectTable.PROJECT.definition(),
                        ApiKeyTable.API_KEY.definition(),
                        IssueTable.ISSUE.definition(),
                        EventTable.EVENT.definition(),
                        AlertRuleTable.ALERT_RULE.definition(),
                        AlertTable.ALERT.definition());
    }
}
