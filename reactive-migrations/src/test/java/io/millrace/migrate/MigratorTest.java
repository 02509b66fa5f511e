package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.report.PlannedStep;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Types;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.observe.Observed;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Behaviours of migrator.exs: up and down, by steps, to a version, all; a failed history write undoes the migration. */
class MigratorTest {

    private static final Migration ONE = table(1, "one");
    private static final Migration TWO = table(2, "two");
    private static final Migration THREE = table(3, "three");

    private final TestDatabase database = TestDatabase.create();
    private final Migrator migrator = Migrator.of(database.url(), THREE, ONE, TWO);

    @AfterEach
    void close() {
        database.close();
    }

    @Behaviour({"migrator.exs:62", "migrator.exs:161"})
    @Test
    void runsAllInOrderAndThenNothing() {
        assertThat(versions(migrator.migrate())).containsExactly(1L, 2L, 3L);
        assertThat(versions(migrator.migrate())).isEmpty();
        assertThat(tables()).containsExactly("one", "three", "two");
    }

    @Behaviour("migrator.exs:131")
    @Test
    void runsSomeByStepsAndToAVersion() {
        assertThat(versions(migrator.migrateSteps(1))).containsExactly(1L);
        assertThat(versions(migrator.migrateTo(2))).containsExactly(2L);
        assertThat(versions(migrator.migrateSteps(9))).containsExactly(3L);
    }

    @Behaviour({"migrator.exs:143", "migrator.exs:161", "migrator.exs:62"})
    @Test
    void takesBackTheNewestFirst() {
        migrator.migrate().block();

        assertThat(versions(migrator.down())).containsExactly(3L);
        assertThat(versions(migrator.downTo(1))).containsExactly(2L);
        assertThat(versions(migrator.migrate())).containsExactly(2L, 3L);
        assertThat(versions(migrator.downTo(0))).containsExactly(3L, 2L, 1L);
        assertThat(versions(migrator.down())).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void doesTheNewestAgain() {
        migrator.migrate().block();

        assertThat(migrator.redo().block().ran())
                .extracting(MigrationReport.Ran::version, MigrationReport.Ran::up)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, false), org.assertj.core.groups.Tuple.tuple(3L, true));
    }

    @Test
    void aVersionThatIsNotThereIsRefused() {
        fails(migrator.migrateTo(7), """
                MIG-206: there is no migration 7
                  because: no migration that is known here has this number
                  fix: see which there are: migrator.status()""");
    }

    @Test
    void tellsWhereEachStands() {
        migrator.migrateTo(2).block();
        Migrator other =
                Migrator.of(database.url(), ONE, change(2, "create_two", schema -> schema.createSchema("x")), THREE);
        Migrator fewer = Migrator.of(database.url(), ONE, THREE);

        assertThat(states(migrator)).containsExactly("1 UP", "2 UP", "3 DOWN");
        assertThat(states(other)).containsExactly("1 UP", "2 EDITED", "3 DOWN");
        assertThat(states(fewer)).containsExactly("1 UP", "2 MISSING", "3 DOWN");
    }

    @Test
    void statusNeedsNoTableOfItsOwn() {
        assertThat(states(migrator)).containsExactly("1 DOWN", "2 DOWN", "3 DOWN");
        assertThat(database.value("select to_regclass('millrace_migrations') is null"))
                .isEqualTo("t");
    }

    @Test
    void planPrintsWhatWouldBeSentAndSendsNothing() {
        List<PlannedStep> plan = migrator.plan().block();

        assertThat(plan).hasSize(3);
        assertThat(plan.get(0).sql()).isEqualTo("""
                        -- 1 create_one, step 1
                        begin;
                        create table "one" (
                          "id" bigint generated always as identity not null,
                          "name" text,
                          constraint "one_pkey" primary key ("id")
                        );
                        commit;""");
        assertThat(tables()).isEmpty();
    }

    @Test
    void aLabelIsUsedInTheMigrationThatAddsIt() {
        database.execute("create type mood as enum ('wild'); create table days (mood mood)");

        Migrator.of(database.url(), change(1, "calm", schema -> {
                    schema.irreversible();
                    schema.addEnumValueBefore("mood", "calm", "wild");
                    schema.execute("insert into days values ('calm')");
                }))
                .migrate()
                .block();

        assertThat(database.value("select mood from days where mood < 'wild'")).isEqualTo("calm");
    }

    @Test
    void planSaysHowFarEachCanBeTakenBack() {
        MigrationSource source = MigrationSource.of(
                        ONE,
                        change(2, "add", schema -> {
                            schema.alterTable(
                                    "one",
                                    table -> table.add("nick", Types.text()).nullable());
                            schema.backfill("one", rows -> rows.set("nick", "name"));
                        }),
                        change(3, "fill", schema -> schema.backfill("one", rows -> rows.set("name", "'x'"))),
                        change(
                                4,
                                "end",
                                schema -> schema.safe("a test", safe -> {
                                    safe.alterTable("one", table -> table.dropColumn("nick", Types.text()));
                                })))
                .and(MigrationSource.sql(
                        5, "rows", "create table two (id int8); insert into two values (1)", "drop table two"))
                .and(MigrationSource.sql(6, "script", "select f()", "select g()"))
                .and(MigrationSource.sql(7, "last", "create table three (id int8)", null));

        assertThat(Migrator.of(RepoOptions.url(database.url()), source).plan().block().stream()
                        .map(step -> step.version() + " " + step.grade().name())
                        .distinct())
                .containsExactly("1 GREEN", "2 GREEN", "3 YELLOW", "4 YELLOW", "5 GREEN", "6 YELLOW", "7 RED");
    }

    @Test
    void oneThatWasEditedIsRefusedBeforeAnythingChanges() {
        migrator.migrateTo(1).block();
        Migrator edited = Migrator.of(database.url(), change(1, "create_one", schema -> schema.createSchema("x")), TWO);

        fails(edited.migrate(), """
                MIG-201: 1 create_one was changed after it had run
                  because: what it does is not what it did; spaces and comments do not count
                  fix: undo the change and write a new migration; or take it for what has run: migrator.repair()""");
        assertThat(tables()).containsExactly("one");

        edited.repair().block();
        assertThat(versions(edited.migrate())).containsExactly(2L);
    }

    @Test
    void oneThatIsMissingIsRefusedUnlessItIsNewer() {
        migrator.migrateTo(2).block();

        fails(Migrator.of(database.url(), ONE, THREE).migrate(), """
                MIG-202: 2 create_two has run, and is not known here
                  because: newer migrations are known, so that it is not the work of a later release
                  fix: bring the migration back; or forget it: migrator.repair()""");
        assertThat(Migrator.of(database.url(), ONE).migrate().block().newer()).containsExactly(2L);
    }

    @Test
    void oneThatCameInLaterIsRefusedUnlessAnyOrderWillDo() {
        Migrator.of(database.url(), ONE, THREE).migrate().block();

        fails(migrator.migrate(), """
                MIG-203: 2 create_two has not run, and 3 has
                  because: migrations run in the order of their numbers, and this one came in later
                  fix: give it a higher number; or let older ones run: migrator.anyOrder()""");
        assertThat(versions(migrator.anyOrder().migrate())).containsExactly(2L);
    }

    @Test
    void whereOneThatCameInLaterMeetsWhatHasRunIsTold() {
        MigrationSource users = MigrationSource.sql(1, "users", "create table users (id int8 primary key)", null);
        MigrationSource ran = MigrationSource.sql(
                        5, "nick", "alter table users add column nick text; create table notes (id int8)", null)
                .and(MigrationSource.sql(6, "tags", "create table tags (id int8 primary key)", null));
        MigrationSource late = MigrationSource.sql(
                        2, "names", "alter table users alter column nick set default '', add column name text", null)
                .and(MigrationSource.sql(3, "age", "alter table users add column age int", null))
                .and(MigrationSource.sql(4, "posts", "create table posts (id int8 primary key)", null));
        RepoOptions options = RepoOptions.url(database.url());
        Migrator.of(options, users.and(ran)).migrate().block();
        Migrator all = Migrator.of(options, users.and(ran).and(late)).anyOrder();

        assertThat(all.lint().block())
                .filteredOn(finding -> finding.rule().id().equals("H05"))
                .extracting(Finding::version, Finding::facts, Finding::isRefused)
                .containsExactly(
                        tuple(2L, "5 nick has run, and touches column users.nick too", false),
                        tuple(3L, "5 nick has run, and touches table users too", false));
        assertThat(versions(all.migrate())).containsExactly(2L, 3L, 4L);
    }

    @Test
    void twoOfOneNumberOrOfOneNameAreRefused() {
        StepVerifier.create(Mono.fromCallable(() -> Migrator.of(database.url(), ONE, table(1, "other"))))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-102: two migrations have the number 1
                          because: 1 create_one and 1 create_other
                          fix: give one of them another"""));
        StepVerifier.create(Mono.fromCallable(() -> Migrator.of(database.url(), ONE, table(9, "one"))))
                .verifyErrorSatisfies(
                        failure -> assertThat(failure).hasMessageContaining("two migrations have the name create_one"));
    }

    @Behaviour("migrator.exs:113")
    @Test
    void aStatementThatIsRefusedUndoesItsMigrationAndStopsThere() {
        Migrator broken = Migrator.of(
                database.url(),
                ONE,
                change(2, "broken", schema -> {
                    schema.createTable("half", table -> table.id());
                    schema.execute("select nonsense", "select 1");
                }),
                THREE);

        fails(broken.migrate(), """
                MIG-305: 2 broken, step 1 of 1: PostgreSQL refused a statement
                  statement: select nonsense
                  because: column "nonsense" does not exist (SQLSTATE 42703)
                  fix: correct the migration and run it again: nothing of this step has taken effect""");
        assertThat(tables()).containsExactly("one");
        assertThat(states(broken)).containsExactly("1 UP", "2 DOWN", "3 DOWN");
    }

    @Behaviour("migrator.exs:80")
    @Test
    void aMigrationThatCannotBeWrittenDownIsUndone() {
        migrator.migrateTo(1).block();
        database.execute("alter table millrace_migrations add constraint only_one check (version < 2)");

        StepVerifier.create(migrator.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageContaining("only_one"));
        assertThat(tables()).containsExactly("one");
    }

    @Test
    void oneThatCannotBeTakenBackSaysSoBeforeAnythingChanges() {
        Migrator oneWay = Migrator.of(database.url(), ONE, change(2, "one_way", schema -> {
            schema.irreversible();
            schema.execute("select 1");
        }));
        oneWay.migrate().block();

        fails(oneWay.downTo(0), """
                MIG-103: 2 one_way cannot be taken back
                  because: it says nothing of how: it has no down(…), or no .down.sql beside it
                  fix: write one, or write a new migration that goes forward""");
        assertThat(tables()).containsExactly("one");
    }

    @Test
    void aDatabaseThatWasThereBeforeStartsAtABaseline() {
        database.execute("create table one (id int); create table two (id int)");

        migrator.baseline(2).block();

        assertThat(versions(migrator.migrate())).containsExactly(3L);
    }

    @Test
    void aSeedRunsOnceAndAgainWhenItSaysSomethingElse() {
        Seed first = new Seed("names", "insert into one (name) values ('Ann')");
        fails(migrator.seed(first), """
                MIG-205: 3 migrations have not run, the first of them 1 create_one
                  because: they were expected to have run before this program started
                  fix: run them: migrator.migrate()""");
        migrator.migrate().block();

        assertThat(migrator.seed(first).block()).containsExactly("names");
        assertThat(migrator.seed(new Seed("names", "-- again\nINSERT into one (name)\nvalues ('Ann');"))
                        .block())
                .isEmpty();
        assertThat(migrator.seed(new Seed("names", "insert into one (name) values ('Bob')"))
                        .block())
                .containsExactly("names");
        assertThat(database.column("select name from one order by id")).containsExactly("Ann", "Bob");
        fails(
                migrator.seed(
                        new Seed("bad", "insert into one (name) values ('Cy'); insert into two (nick) values (1)")),
                """
                MIG-305: seed bad: PostgreSQL refused a statement
                  statement: insert into two (nick) values (1)
                  because: column "nick" of relation "two" does not exist (SQLSTATE 42703)
                  fix: correct the seed and run it again: nothing of it has taken effect""");
        assertThat(database.value("select count(*) from one")).isEqualTo("2");
        assertThat(states(migrator)).containsExactly("1 UP", "2 UP", "3 UP");
    }

    @Test
    void aSeedWithoutTheLockIsRefused() {
        migrator.migrate().block();

        fails(migrator.seed(new Seed("unlocks", "select pg_advisory_unlock_all()"), new Seed("next", "select 1")), """
                MIG-302: seed next: the lock is gone
                  because: the session does not hold the advisory lock any more; a pooler may have given it another backend
                  fix: connect the migrator to the server itself, and run it again""");
    }

    @Test
    @Timeout(120)
    void aSeedStepsBackWhileOthersHoldItsTable() throws SQLException {
        migrator.migrate().block();
        Seed seed = new Seed("names", "insert into one (name) values ('Ann')");
        try (Connection other =
                        DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table one");

            StepVerifier.create(
                            migrator.withLockTimeout(Duration.ofMillis(20), 2).seed(seed))
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .hasMessageStartingWith("""
                                    MIG-304: seed names: others held the table at each of 2 attempts
                                      statement: insert into one (name) values ('Ann')
                                      because: process\
                                    """)
                            .hasMessageContaining("holds AccessExclusiveLock on one: lock table one"));
            other.rollback();
        }
        assertThat(migrator.seed(seed).block()).containsExactly("names");
    }

    @Test
    void repairForgetsNothingOfALaterRelease() {
        migrator.migrate().block();

        Migrator.of(database.url(), ONE).repair().block();

        assertThat(states(migrator)).containsExactly("1 UP", "2 UP", "3 UP");
    }

    @Behaviour(
            value = "migrator.exs:92",
            differs = "a migrator has a connection of its own; a repo's listeners hear nothing of it")
    @Test
    void findsItsDatabaseThroughARepoWhichHearsNothingOfIt() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Repo repo = Repo.open(RepoOptions.url(database.url()).withListener((work, context) -> {
            heard.add(work.toString());
            return Observed.NOBODY;
        }));

        assertThat(versions(Migrator.of(repo, THREE, ONE, TWO).migrate())).containsExactly(1L, 2L, 3L);
        assertThat(heard).isEmpty();

        repo.close().block();
    }

    @Behaviour(
            value = {"migrator.exs:198", "migrator.exs:218"},
            differs = "lock and work share one connection of the migrator's own, so no pool can be too small")
    @Test
    void needsNoneOfARepoConnections() {
        Repo repo = Repo.open(RepoOptions.url(database.url()).withConnections(2, 1));

        StepVerifier.create(repo.transaction(
                        repo.execute("select 1").then(Migrator.of(repo, ONE).migrate())))
                .assertNext(report -> assertThat(report.versions()).containsExactly(1L))
                .verifyComplete();

        repo.close().block();
    }

    @Behaviour("migrator.exs:180")
    @Test
    void aFileThatIsNoMigrationKeepsAllOthersFromRunning(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("1_good.sql"), "create table good (id int)");
        Files.writeString(folder.resolve("bad.sql"), "create table bad (id int)");

        StepVerifier.create(
                        Mono.defer(() -> Migrator.of(RepoOptions.url(database.url()), MigrationSource.folder(folder))
                                .migrate()))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-101: file bad.sql is no migration
                          because: its name does not say which number it is
                          fix: name it like 1_create_users.sql"""));
        assertThat(tables()).isEmpty();
    }

    @Test
    void startsAsItsModeSays() {
        fails(migrator.start(StartMode.VALIDATE), """
                MIG-205: 3 migrations have not run, the first of them 1 create_one
                  because: they were expected to have run before this program started
                  fix: run them: migrator.migrate()""");
        assertThat(versions(migrator.start(StartMode.OFF))).isEmpty();
        Mono<MigrationReport> waiting = migrator.start(StartMode.WAIT);
        StepVerifier.create(Mono.zip(waiting, migrator.start(StartMode.MIGRATE)))
                .assertNext(both -> {
                    assertThat(both.getT1().versions()).isEmpty();
                    assertThat(both.getT2().versions()).containsExactly(1L, 2L, 3L);
                })
                .verifyComplete();
        StepVerifier.create(migrator.start(StartMode.VALIDATE))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void theLockIsLetGoOfWhereAStatementIsRefused() {
        try (Wire wire = Wire.to(database)) {
            Migrator broken =
                    Migrator.of(wire.url(), change(1, "broken", schema -> schema.execute("select nonsense", "")));
            StepVerifier.create(broken.migrate()).verifyError(MigrationFailure.class);

            assertThat(wire.traffic().statements()).last().asString().startsWith("select pg_advisory_unlock(");
        }
    }

    @Test
    void startingWithNothingToDoIsOneRoundTrip() {
        migrator.migrate().block();
        try (Wire wire = Wire.to(database)) {
            Migrator.of(wire.url(), ONE, TWO, THREE).migrate().block();

            assertThat(wire.traffic().roundTrips()).isEqualTo(1);
            assertThat(wire.traffic().connections()).isEqualTo(1);
        }
    }

    @Test
    void eachSchemaHasAHistoryOfItsOwn() {
        assertThat(versions(migrator.inSchema("tenant_a").migrate())).containsExactly(1L, 2L, 3L);
        assertThat(versions(migrator.inSchema("tenant_b").migrateTo(1))).containsExactly(1L);
        assertThat(tables()).isEmpty();
        assertThat(database.column(
                        "select schemaname || '.' || tablename from pg_tables where schemaname like 'tenant%'"
                                + " and tablename <> 'millrace_migrations' order by 1"))
                .containsExactly("tenant_a.one", "tenant_a.three", "tenant_a.two", "tenant_b.one");
    }

    @Test
    void isRefusedBehindAPoolerThatGivesOutTransactions() {
        Migrator pooled = Migrator.of(RepoOptions.url(database.url()).withTransactionPooler(), ONE);

        fails(pooled.migrate(), """
                MIG-303: the migrator is behind a pooler that gives out a backend for each transaction
                  because: its lock would belong to a backend that others use, and hold every migrator up
                  fix: connect the migrator to the server itself: Migrator.of("postgresql://server:5432/app", …)""");
    }

    @Test
    void leavesNoConnectionBehind() {
        migrator.migrate().block();
        migrator.down().block();

        assertThat(database.value("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and application_name like 'millrace%'"))
                .isEqualTo("0");
    }

    private static void fails(Mono<?> work, String message) {
        StepVerifier.create(work)
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(MigrationFailure.class).hasMessage(message));
    }

    private static List<Long> versions(Mono<MigrationReport> work) {
        return work.block().versions();
    }

    private static List<String> states(Migrator of) {
        List<MigrationStatus> all = of.status().block();
        return all.stream().map(one -> one.version() + " " + one.state()).toList();
    }

    private List<String> tables() {
        return database.column("select tablename from pg_tables where schemaname = 'public'"
                + " and tablename <> 'millrace_migrations' order by 1");
    }
}
