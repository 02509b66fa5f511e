package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.Progress;
import io.millrace.migrate.schema.Migration;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Behaviours of pg/migrations_test.exs 127 (an index is built concurrently under the lock), and what others do meanwhile. */
class ConcurrencyTest {

    private static final Migration USERS = table(1, "users");
    private static final Migration INDEX =
            change(2, "index_names", schema -> schema.alterTable("users", table -> table.uniqueIndex("name")));
    private static final Migration POSTS = table(3, "posts");

    /** FNV-1a of the history's name in quotes, with its schema. */
    private static final long KEY = key("\"public\".\"millrace_migrations\"");

    private final TestDatabase database = TestDatabase.create();
    private final Migrator migrator = Migrator.of(database.url(), USERS, INDEX, POSTS);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Behaviour(
            value = "migrations_test.exs:100",
            differs = "the lock is an advisory one that is asked for, never a table that is locked")
    void ofTwentyInstancesEachMigrationRunsInOne() {
        List<MigrationReport> reports = Flux.range(0, 20)
                .flatMap(
                        instance ->
                                Migrator.of(database.url(), USERS, INDEX, POSTS).migrate(),
                        20)
                .collectList()
                .block(Duration.ofSeconds(50));

        assertThat(reports).hasSize(20);
        assertThat(reports.stream().flatMap(report -> report.versions().stream()))
                .containsExactly(1L, 2L, 3L);
        assertThat(valid()).isEqualTo("t");
    }

    @Test
    void anIndexThatCouldNotBeBuiltIsFoundAndBuiltAgain() {
        migrator.migrateTo(1).block();
        database.execute("insert into users (name) values ('Ann'), ('Ann')");

        StepVerifier.create(migrator.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-305: 2 index_names, step 1 of 1: PostgreSQL refused a statement
                          statement: create unique index concurrently "users_name_idx" on "users" ("name")
                          because: could not create unique index "users_name_idx" (SQLSTATE 23505)
                          fix: correct what stands in the way and run it again: an invalid index users_name_idx may be left, which slows writes and answers no query; it is dropped and built again then"""));
        assertThat(valid()).isEqualTo("f");

        database.execute("delete from users where id = 2");
        assertThat(migrator.migrate().block().versions()).containsExactly(2L, 3L);
        assertThat(valid()).isEqualTo("t");
    }

    @Test
    void anIndexThatWasBuiltAndNotWrittenDownIsLeftAsItIs() {
        migrator.migrateTo(1).block();
        database.execute("create unique index users_name_idx on users (name);"
                + "insert into millrace_migrations select 2, 'up', 0, 'index_names', '" + checksum(INDEX)
                + "', 1, 'begun'");

        assertThat(migrator.migrate().block().versions()).containsExactly(2L, 3L);
    }

    @Test
    void aMigrationGoesOnWhereItStopped() {
        Migration mixed = change(2, "mixed", schema -> {
            schema.createTable("first", table -> table.id());
            schema.alterTable("users", table -> table.uniqueIndex("name"));
            schema.createTable("last", table -> table.id());
        });
        Migrator both = Migrator.of(database.url(), USERS, mixed);
        both.migrateTo(1).block();
        database.execute("insert into users (name) values ('Ann'), ('Ann')");
        StepVerifier.create(both.migrate()).verifyError();
        assertThat(both.status().block().get(1).done()).isEqualTo(1);

        database.execute("delete from users");
        assertThat(both.migrate().block().versions()).containsExactly(2L);
        assertThat(both.down().block().versions()).containsExactly(2L);
        assertThat(database.value("select to_regclass('first') is null and to_regclass('last') is null"))
                .isEqualTo("t");
    }

    @Test
    void aStepWhoseEndNobodyKnowsIsNeverRunAgainByItself() {
        Migration alone = change(2, "alone", schema -> {
            schema.irreversible();
            schema.addEnumValue("mood", "calm");
            schema.executeAlone("call work()");
        });
        Migrator both = Migrator.of(database.url(), USERS, alone);
        both.migrateTo(1).block();
        database.execute("insert into millrace_migrations values (2, 'up', 0, 'alone', '" + checksum(alone)
                + "', 2, 'done'), (2, 'up', 1, 'alone', '" + checksum(alone) + "', 2, 'begun')");

        StepVerifier.create(both.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-204: 2 alone: step 2 was begun, and its end is not known
                          statement: call work()
                          because: it runs outside of a transaction, and the migrator ended while it ran
                          fix: look whether it has taken effect; then say so: migrator.resolve(2, true), or false for a step that shall run again"""));

        both.resolve(2, true).block();
        assertThat(both.migrate().block().versions()).isEmpty();
    }

    @Test
    void aTableThatOthersHoldIsTriedAgainAndTheyAreNamed() throws SQLException {
        migrator.migrateTo(1).block();
        Migrator impatient = Migrator.of(
                        database.url(),
                        USERS,
                        change(
                                2,
                                "add_nick",
                                schema -> schema.alterTable(
                                        "users",
                                        table -> table.add("nick", io.millrace.migrate.schema.Types.text())
                                                .nullable())))
                .withLockTimeout(Duration.ofMillis(20), 2);
        try (Connection reader =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from users");

            StepVerifier.create(impatient.migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("""
                                    MIG-304: 2 add_nick, step 1 of 1: others held the table at each of 2 attempts
                                      statement: alter table "users" add column "nick" text
                                      because: process\
                                    """)
                            .hasMessageContaining("holds AccessShareLock on users: select count(*) from users"));
            reader.rollback();
        }
        assertThat(impatient.migrate().block().versions()).containsExactly(2L);
    }

    @Test
    @Timeout(120)
    void aStatementOutsideOfATransactionStepsBackToo() throws SQLException {
        migrator.migrateTo(1).block();
        Migrator impatient = Migrator.of(database.url(), USERS, change(2, "alone", schema -> {
                    schema.irreversible();
                    schema.executeAlone("alter table users add column nick text");
                }))
                .withLockTimeout(Duration.ofMillis(20), 2);
        try (Connection reader =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from users");

            StepVerifier.create(impatient.migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("""
                                    MIG-304: 2 alone, step 1 of 1: others held the table at each of 2 attempts
                                      statement: alter table users add column nick text
                                      because: process\
                                    """)
                            .hasMessageContaining("holds AccessShareLock on users: select count(*) from users"));
            reader.rollback();
        }
        assertThat(impatient.migrate().block().versions()).containsExactly(2L);
    }

    @Test
    void aLockThatIsHeldForTooLongNamesItsHolder() throws SQLException {
        migrator.migrateTo(1).block();
        try (Connection other =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");

            StepVerifier.create(migrator.withPatience(Duration.ZERO).migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("MIG-301: another migrator held the lock for longer than 0 s\n"
                                    + "  because: it is held by process "));
        }
        assertThat(migrator.migrate().block().versions()).containsExactly(2L, 3L);
    }

    @Test
    void oneHistoryHasOneLockHoweverItsSchemaIsTold() throws SQLException, InterruptedException {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        Mono<MigrationReport> run = Migrator.of(
                        database.url(),
                        change(1, "waits", schema -> schema.execute("select pg_advisory_xact_lock(7)", "select 1")))
                .inSchema("public")
                .withProgress(Duration.ofMillis(20), told::add)
                .migrate()
                .cache();
        try (Connection holder =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            run.subscribe();
            assertThat(told.take().step()).isEqualTo("1 waits, step 1 of 1");

            StepVerifier.create(migrator.withPatience(Duration.ZERO).migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("MIG-301: another migrator held the lock for longer than 0 s\n"));
            statement.execute("select pg_advisory_unlock(7)");
            assertThat(run.block().versions()).containsExactly(1L);
        }
    }

    @Test
    void theLockOfAHistoryThatIsNotThereYetIsNamedAfterItsSchema() {
        Migration own = change(
                1,
                "own",
                schema -> schema.execute(
                        "create table held as select classid::int8 << 32 | objid::int8 as key from pg_locks"
                                + " where locktype = 'advisory' and pid = pg_backend_pid()",
                        "drop table held"));

        Migrator.of(database.url(), own).inSchema("tenant").migrate().block();

        assertThat(database.value("select key from tenant.held"))
                .isEqualTo(String.valueOf(key("\"tenant\".\"millrace_migrations\"")));
    }

    @Test
    void whoHasLostTheLockOverwritesNothing() {
        Migration alone = change(1, "alone", schema -> {
            schema.irreversible();
            schema.execute("select pg_advisory_unlock_all()");
            schema.executeAlone("call work()");
        });

        StepVerifier.create(Migrator.of(database.url(), alone).migrate())
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).hasMessageStartingWith("MIG-302: 1 alone, step 2 of 2: the lock is gone"));

        assertThat(database.column("select step || ' ' || state from millrace_migrations"))
                .containsExactly("0 done");
    }

    @Test
    void whoHoldsATableIsNamedToARoleThatMayNotSeeWhatOthersDo() throws SQLException {
        String role = database.name() + "_plain";
        database.execute("create role " + role + " login; create schema tenant authorization " + role);
        try {
            Migrator plain = Migrator.of(
                            database.url().replace("postgres@", role + "@"),
                            USERS,
                            change(2, "nick", schema -> schema.execute("alter table users add column nick text", "")))
                    .inSchema("tenant")
                    .withLockTimeout(Duration.ofMillis(20), 2);
            plain.migrateTo(1).block();
            try (Connection reader = DriverManager.getConnection(
                            "jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                    Statement statement = reader.createStatement()) {
                statement.execute("set application_name = 'reports'");
                reader.setAutoCommit(false);
                statement.execute("select count(*) from tenant.users");

                StepVerifier.create(plain.migrate())
                        .verifyErrorSatisfies(
                                failure -> assertThat(failure.getMessage()).matches("""
                                        MIG-304: 2 nick, step 1 of 1: others held the table at each of 2 attempts
                                          statement: alter table users add column nick text
                                          because: process \\d+ \\(reports\\) holds AccessShareLock on users: its query is shown to members of pg_read_all_stats
                                          fix: end those transactions, or run the migration at a quieter hour; nothing of this step has taken effect"""));
                assertThat(plain.lint().block())
                        .anySatisfy(finding -> assertThat(finding.toString())
                                .contains("(reports, since when is shown to members of pg_read_all_stats)"
                                        + " holds AccessShareLock"));
                reader.rollback();
            }
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    @Test
    void aSeedStepsBackAndNamesWhoHoldsTheTable() throws SQLException {
        migrator.migrate().block();
        Migrator impatient = migrator.withLockTimeout(Duration.ofMillis(20), 2);
        Seed seed = new Seed("base", "alter table users add column nick text");
        try (Connection reader =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = reader.createStatement()) {
            statement.execute("set application_name = 'reports'");
            reader.setAutoCommit(false);
            statement.execute("select count(*) from users");

            StepVerifier.create(impatient.seed(seed))
                    .verifyErrorSatisfies(
                            failure -> assertThat(failure.getMessage()).matches("""
                                    MIG-304: seed base: others held the table at each of 2 attempts
                                      statement: alter table users add column nick text
                                      because: process \\d+ \\(reports, idle in transaction, transaction of [0-9.]+ s\\) holds AccessShareLock on users: select count\\(\\*\\) from users
                                      fix: end those transactions, or run the seed at a quieter hour; nothing of it has taken effect"""));
            reader.rollback();
        }
        assertThat(impatient.seed(seed).block()).containsExactly("base");
    }

    @Test
    void aMigratorThatIsKilledLosesNothing() {
        migrator.migrateTo(1).block();
        Migrator killed = Migrator.of(database.url(), USERS, change(2, "killed", schema -> {
            schema.createTable("half", table -> table.id());
            schema.execute("select pg_terminate_backend(pg_backend_pid())", "select 1");
        }));

        StepVerifier.create(killed.migrate()).verifyError();

        assertThat(database.value("select to_regclass('half') is null")).isEqualTo("t");
        assertThat(migrator.migrate().block().versions()).containsExactly(2L, 3L);
    }

    private static long key(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private String valid() {
        return database.value("select indisvalid from pg_index where indexrelid = to_regclass('users_name_idx')");
    }

    private static String checksum(Migration migration) {
        return io.millrace.migrate.schema.Definition.of(migration).checksum();
    }
}
