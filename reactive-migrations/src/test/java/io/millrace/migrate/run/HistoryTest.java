package io.millrace.migrate.run;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.schema.Migration;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the history is kept, and what right it takes to keep it. */
class HistoryTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSchemaThatComesToStandBeforeTheHistorysDoesNotHideIt() {
        // The first schema of the search path is the one that is named like the user, as soon as there is one.
        Migration own = change(1, "own_schema", schema -> schema.createSchema("postgres"));
        Migrator.of(database.url(), own).migrate().block();
        Migrator more = Migrator.of(database.url(), own, table(2, "users"));

        assertThat(more.migrate().block().versions()).containsExactly(2L);
        assertThat(more.migrate().block().versions()).isEmpty();
        assertThat(database.column("select schemaname from pg_tables where tablename = 'millrace_migrations'"))
                .containsExactly("public");
    }

    @Test
    void aTenantsRoleNeedsNoRightToMakeTheSchemaThatItHas() {
        String role = database.name() + "_tenant";
        database.execute("create role " + role + " login; create schema tenant authorization " + role);
        try {
            Migrator tenant = Migrator.of(database.url().replace("postgres@", role + "@"), table(1, "users"))
                    .inSchema("tenant");

            assertThat(tenant.migrate().block().versions()).containsExactly(1L);
            assertThat(tenant.migrate().block().versions()).isEmpty();
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }
}
