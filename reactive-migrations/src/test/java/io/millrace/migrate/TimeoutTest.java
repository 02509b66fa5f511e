package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Types;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TimeoutTest {

    private static final Migration USERS = table(1, "users");
    private static final Migration NICK = change(
            2,
            "add_nick",
            schema -> schema.alterTable(
                    "users", table -> table.add("nick", Types.text()).nullable()));
    private static final String WAITING = "select count(*) from pg_locks where not granted"
            + " and relation = 'users'::regclass and mode = 'AccessExclusiveLock'";

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    /** A reader that holds the table for long keeps the migrator out, but not the readers that come behind. */
    @Test
    void stepsBackUntilTheTableIsFree() throws SQLException {
        Migrator migrator = Migrator.of(database.url(), USERS, NICK).withLockTimeout(Duration.ofMillis(100), 1_000);
        migrator.migrateTo(1).block();
        CompletableFuture<MigrationReport> done;
        try (Connection reader =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from users");
            done = migrator.migrate().toFuture();

            seen("1");
            seen("0");
            assertThat(database.value("select count(*) from users")).isEqualTo("0");
            seen("1");
            assertThat(done).isNotDone();
            reader.rollback();
        }

        assertThat(done.join().versions()).containsExactly(2L);
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        Migration slow = change(1, "slow", schema -> schema.execute("select pg_sleep(50)", "select 1"));
        Migrator migrator = Migrator.of(database.url(), slow).withStatementTimeout(Duration.ofMillis(50));

        StepVerifier.create(migrator.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-305: 1 slow, step 1 of 1: PostgreSQL refused a statement
                          statement: select pg_sleep(50)
                          because: canceling statement due to statement timeout (SQLSTATE 57014)
                          fix: correct the migration and run it again: nothing of this step has taken effect"""));
    }

    @Test
    void aStatementOutsideOfATransactionMayTakeItsTime() {
        Migration slow = change(1, "slow", schema -> schema.executeAlone("select pg_sleep(0.2)", "select 1"));
        Migrator migrator = Migrator.of(database.url(), slow).withStatementTimeout(Duration.ofMillis(50));

        assertThat(migrator.migrate().block().versions()).containsExactly(1L);
    }

    /** What docs/rules say that the migrator sees to. */
    @Test
    void aTransactionMayBeIdleForAMinuteAndAConcurrentBuildMayWaitForEver() {
        database.execute("create function told(text) returns text language plpgsql immutable as $$ begin"
                + " if current_setting('lock_timeout') <> '0' or current_setting('statement_timeout') <> '0' then"
                + " raise 'it has a limit'; end if; return $1; end $$");
        Migration limits = change(2, "limits", schema -> {
            schema.irreversible();
            schema.execute("create table seen as select current_setting('idle_in_transaction_session_timeout') as idle,"
                    + " current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement");
            schema.execute("insert into users (name) values ('Ann')");
            schema.executeAlone("create index concurrently users_told on users (told(name))");
        });

        Migrator.of(database.url(), USERS, limits).migrate().block();

        assertThat(database.value("select idle || ' ' || lock || ' ' || statement from seen"))
                .isEqualTo("1min 500ms 1h");
        assertThat(database.value("select indisvalid from pg_index where indexrelid = 'users_told'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void aTransactionOfTheMigratorHasItsLimitsAndItsName() {
        Migration asking = change(
                1,
                "asking",
                schema -> schema.execute(
                        "create table seen as select string_agg(name || ' ' || setting, ', ' order by name) as all_of_them"
                                + " from pg_settings where name in ('lock_timeout', 'statement_timeout',"
                                + " 'idle_in_transaction_session_timeout', 'application_name')",
                        "drop table seen"));

        Migrator.of(database.url(), asking).migrate().block();
        assertThat(database.value("select all_of_them from seen"))
                .isEqualTo("application_name millrace-migrations, idle_in_transaction_session_timeout 60000,"
                        + " lock_timeout 500, statement_timeout 3600000");

        database.execute("drop table seen; drop table millrace_migrations");
        Migrator.of(RepoOptions.url(database.url()).withApplicationName("shop"), asking)
                .migrate()
                .block();
        assertThat(database.value("select all_of_them from seen")).startsWith("application_name shop, ");
    }

    @Test
    void aWholeTransactionIsEndedWhereThatWasAskedForAndTheServerCan() {
        boolean can = database.value("select current_setting('server_version_num')::int4 >= 170000")
                .equals("t");
        Migration asking = change(
                1,
                "asking",
                schema -> schema.execute(
                        "create table seen as select coalesce(max(setting), 'none') as limit_of_it from pg_settings"
                                + " where name = 'transaction_timeout'",
                        "drop table seen"));
        Migration slow = change(2, "slow", schema -> {
            schema.createTable("half", table -> table.id());
            schema.execute("select pg_sleep(0.2)", "select 1");
            schema.execute("select pg_sleep(" + (can ? 60 : 0) + ")", "select 1");
        });
        Migrator migrator = Migrator.of(database.url(), asking, slow);

        migrator.withTransactionTimeout(Duration.ofSeconds(40)).migrateTo(1).block();
        assertThat(database.value("select limit_of_it from seen")).isEqualTo(can ? "40000" : "none");
        Mono<MigrationReport> limited =
                migrator.withTransactionTimeout(Duration.ofSeconds(1)).migrate();
        if (can) {
            StepVerifier.create(limited)
                    .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageStartingWith("""
                            MIG-306: 2 slow, step 1 of 1: the connection ended
                              statement: select pg_sleep(60)
                            """));
            assertThat(database.value("select to_regclass('half') is null")).isEqualTo("t");
        } else {
            assertThat(limited.block().versions()).containsExactly(2L);
        }
    }

    /** A new table with a foreign key waits for the other table no longer than any statement. */
    @Test
    void aNewTableThatRefersStepsBackToo() throws SQLException {
        Migration posts = change(
                2,
                "posts",
                schema -> schema.createTable(
                        "posts",
                        table -> table.column("user_id", Types.bigint()).references("users")));
        Migrator migrator = Migrator.of(database.url(), USERS, posts).withLockTimeout(Duration.ofMillis(50), 2);
        migrator.migrateTo(1).block();
        try (Connection writer =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into users (name) values ('Ann')");

            StepVerifier.create(migrator.migrate())
                    .verifyErrorSatisfies(
                            failure -> assertThat(failure).hasMessageStartingWith("MIG-304: 2 posts, step 1 of 1: "));
        }

        assertThat(migrator.migrate().block().versions()).containsExactly(2L);
    }

    private void seen(String waiting) {
        while (!waiting.equals(database.value(WAITING))) {
            Thread.onSpinWait();
        }
    }
}
