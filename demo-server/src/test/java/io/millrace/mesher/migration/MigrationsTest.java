package io.millrace.mesher.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import io.millrace.migrate.StartMode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.repo.Repo;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final List<TableDefinition> RECORDS = List.of(
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

    private final TestDatabase database = TestDatabase.create();
    private final Repo repo = Repo.connect(database.url());

    @AfterEach
    void close() {
        repo.close().block();
        database.close();
    }

    @Test
    void theyMakeTheTablesThatTheRecordsTellOf() {
        assertThat(Migrations.on(repo).migrate().block().versions()).containsExactly(1L, 2L, 3L, 4L, 5L);

        assertThat(structure(database)).isEqualTo(structureOfRecords());
    }

    @Test
    void aRecordThatHasNoColumnYetKeepsMesherFromStarting() {
        Migrations.on(repo).start(StartMode.MIGRATE).block();
        database.execute("alter table events drop column logger");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Migrations.on(repo).start(StartMode.MIGRATE).block())
                .withMessage("""
                        MIG-501: records and database differ in 1 things
                          because: events.logger is not in the database; Event.logger is text
                          fix: write a migration; migrate diff proposes one""");
    }

    @Test
    void theyCanAllBeTakenBack() {
        Migrations.on(repo).migrate().block();

        assertThat(Migrations.on(repo).downTo(0).block().versions()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(structure(database)).isEmpty();
    }

    private static String statements() {
        return RECORDS.stream()
                .flatMap(table -> table.createStatements().stream())
                .collect(Collectors.joining(";"));
    }

    private static List<String> structureOfRecords() {
        try (TestDatabase other = TestDatabase.create(statements())) {
            return structure(other);
        }
    }

    /** Columns, constraints and indexes, as PostgreSQL itself writes them. */
    private static List<String> structure(TestDatabase of) {
        return of.column("select a.attrelid::regclass || ' ' || a.attnum || ' ' || a.attname || ' '"
                + " || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text"
                + " || coalesce(pg_get_expr(d.adbin, d.adrelid), '') from pg_attribute a"
                + " join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')"
                + " and c.relnamespace = 'public'::regnamespace and c.relname <> 'millrace_migrations'"
                + " left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attnum > 0"
                + " union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                + " from pg_constraint where connamespace = 'public'::regnamespace"
                + " and conrelid::regclass::text <> 'millrace_migrations'"
                + " union all select replace(indexdef, ' ON ONLY ', ' ON ') from pg_indexes where schemaname = 'public'"
                + " and tablename <> 'millrace_migrations' order by 1");
    }
}
