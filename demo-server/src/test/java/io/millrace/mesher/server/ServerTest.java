package io.millrace.mesher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.error.MillraceException;
import io.millrace.mesher.migration.Migrations;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void theFirstStartSaysWhatToDoAndNoOtherDoes() {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = Map.of(
                    "PORT",
                    "0",
                    "DATABASE_URL",
                    database.url(),
                    "MESHER_OWNER_EMAIL",
                    "ann@example.org",
                    "MESHER_OWNER_PASSWORD",
                    "correct horse battery",
                    "MESHER_FIRST_KEY",
                    "mshr_first");
            try (Server first = new Server(Configuration.of(environment))) {
                Server.Started started = first.start();
                String dsn = started.url().replace("://", "://mshr_first@") + "/1";
                assertThat(started.welcome()).isEqualTo("""

                        This is its first start. Sign in with these; they are not shown again.
                          e-mail:   ann@example.org
                          password: correct horse battery
                          DSN:      %1$s

                        Java, with io.sentry:sentry
                          Sentry.init(options -> options.setDsn("%1$s"));
                          Sentry.captureException(new IllegalStateException("Hello, Mesher"));
                          Sentry.close();

                        Node, with @sentry/node
                          const Sentry = require("@sentry/node");
                          Sentry.init({ dsn: "%1$s" });
                          Sentry.captureException(new Error("Hello, Mesher"));

                        Python, with sentry-sdk
                          import sentry_sdk
                          sentry_sdk.init(dsn="%1$s")
                          sentry_sdk.capture_exception(RuntimeError("Hello, Mesher"))
                        """.formatted(dsn));
            }
            try (Server second = new Server(Configuration.of(environment))) {
                assertThat(second.start().welcome()).isEmpty();
            }
        }
    }

    @Test
    void whatIsDrawnIsDrawnAnewForEachDatabase() {
        String one = firstWelcome();
        String other = firstWelcome();

        assertThat(one).containsPattern("password: [0-9a-f]{20}\n").containsPattern("DSN: +http://mshr_[0-9a-f]{48}@");
        assertThat(other.replaceAll("localhost:[0-9]+", "")).isNotEqualTo(one.replaceAll("localhost:[0-9]+", ""));
    }

    @Test
    void ofTwoThatStartAtOnceOneIsTheFirst() throws Exception {
        for (int round = 0; round < 2; round++) {
            try (TestDatabase database = TestDatabase.create();
                    Server one = server(database);
                    Server other = server(database)) {
                CompletableFuture<Server.Started> starting = CompletableFuture.supplyAsync(one::start);
                String welcome = other.start().welcome();
                String another = starting.get(120, TimeUnit.SECONDS).welcome();

                assertThat(List.of(welcome.isEmpty(), another.isEmpty())).containsExactlyInAnyOrder(true, false);
                assertThat(database.column("select email from users")).containsExactly("owner@localhost");
                assertThat(database.column("select slug from projects")).containsExactly("default");
            }
        }
    }

    @Test
    void aFirstStartThatWasCutOffIsDoneAgain() {
        try (TestDatabase database = TestDatabase.create()) {
            Repo repo = Repo.connect(database.url());
            Migrations.on(repo).migrate().block();
            repo.close().block();
            database.execute("""
                    create function cut() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$;
                    create trigger cut before insert on api_keys for each row execute function cut()""");
            try (Server cut = server(database)) {
                assertThatExceptionOfType(MillraceException.class).isThrownBy(cut::start);
            }
            assertThat(database.column("select email from users")).isEmpty();
            database.execute("drop trigger cut on api_keys");

            try (Server again = server(database)) {
                assertThat(again.start().welcome()).contains("owner@localhost");
            }
        }
    }

    private static Server server(TestDatabase database) {
        return new Server(Configuration.of(Map.of("PORT", "0", "DATABASE_URL", database.url())));
    }

    private static String firstWelcome() {
        try (TestDatabase database = TestDatabase.create();
                Server server = new Server(Configuration.of(Map.of("PORT", "0", "DATABASE_URL", database.url())))) {
            return server.start().welcome();
        }
    }
}
