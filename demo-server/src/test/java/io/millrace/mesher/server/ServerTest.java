package io.millrace.mesher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.test.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerTest {

    @Test
    void nobodyIsLetInBeforeTheTablesAreThere() {
        try (TestDatabase database = TestDatabase.create();
                Server server = new Server(Configuration.of(
                        Map.of("PORT", "0", "DATABASE_URL", database.url(), "MESHER_MIGRATIONS", "validate")))) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(server::start)
                    .withMessage("""
                            MIG-205: 5 migrations have not run, the first of them 1 create_accounts
                              because: they were expected to have run before this program started
                              fix: run them: migrator.migrate()""");
            assertThat(database.column("select tablename from pg_tables where schemaname = 'public'"))
                    .isEmpty();
        }
    }
}
