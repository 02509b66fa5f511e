package io.millrace.migrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.Progress;
import io.millrace.migrate.schema.Migration;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class WatchTest {

    private static final Migration WAITS =
            Changes.change(1, "waits", schema -> schema.execute("select pg_advisory_xact_lock(7)", "select 1"));
    private static final Progress FAILED = new Progress("failed", "", 0, 0, "", Duration.ZERO, 0, "");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aConnectionThatDiedWithoutAWordIsFoundOut() {
        try (Wire wire = Wire.to(database)) {
            Migrator migrator = Migrator.of(
                            RepoOptions.url(wire.url()).withConnectTimeout(Duration.ofSeconds(3)),
                            Changes.change(1, "slow", schema -> schema.execute("select pg_sleep(600)", "select 1")))
                    .withProgress(Duration.ofMillis(100), progress -> wire.silence());

            StepVerifier.create(migrator.migrate())
                    .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                            MIG-306: 1 slow, step 1 of 1: the connection ended
                              statement: select pg_sleep(600)
                              because: the server gave no sign of life when it was asked 3 times
                              fix: run the migrations again: what is done is written down, and the rest is done then"""));
        }
    }

    @Test
    void aConnectionThatIsEndedFromOutsideIsNoRefusal() throws InterruptedException {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        Mono<MigrationReport> run = Migrator.of(
                        database.url(),
                        Changes.change(1, "slow", schema -> schema.execute("select pg_sleep(600)", "select 1")))
                .withProgress(Duration.ofMillis(50), told::add)
                .migrate()
                .cache();
        run.subscribe(report -> {}, failure -> {});

        assertThat(told.take().toString()).isEqualTo("1 slow, step 1 of 1: 0 s");
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where query like 'select pg_sleep(%' and datname = current_database()");

        StepVerifier.create(run)
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-306: 1 slow, step 1 of 1: the connection ended\n"));
    }

    @Test
    void aBuildTellsHowFarItIsAndWhomItWaitsFor() throws SQLException, InterruptedException {
        Migrator migrator = Migrator.of(
                database.url(),
                Changes.table(1, "users"),
                Changes.change(2, "index_names", schema -> schema.alterTable("users", table -> table.index("name"))));
        migrator.migrateTo(1).block();
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        Mono<MigrationReport> run = migrator.withProgress(Duration.ofMillis(50), told::add)
                .migrate()
                .cache();
        try (Connection writer = connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into users (name) values ('Ann')");
            run.subscribe();

            Progress waiting = told.take();
            while (waiting.waitingFor().isEmpty()) {
                waiting = told.take();
            }
            assertThat(waiting.toString())
                    .matches("2 index_names, step 1 of 1: \\d+ s, waiting for writers before build,"
                            + " 0 of 1 transactions, waits for process .*, idle in transaction\\):"
                            + " insert into users \\(name\\) values \\('Ann'\\)");
            writer.commit();
        }
        assertThat(run.block().versions()).containsExactly(2L);
    }

    @Test
    void workBehindAPoolerOfSessionsIsLookedAfterByTheProcessThatDoesIt() throws SQLException, InterruptedException {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        try (TransactionPooler pooler = TransactionPooler.ofSessionsBefore(database);
                Connection holder = connect();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            Mono<MigrationReport> run = Migrator.of(pooler.url(), WAITS)
                    .withProgress(Duration.ofMillis(20), told::add)
                    .migrate()
                    .cache();
            run.subscribe(report -> {}, failure -> told.add(FAILED));

            for (int i = 0; i < 3; i++) {
                assertThat(told.take().waitingFor()).contains("select pg_advisory_lock(7)");
            }
            statement.execute("select pg_advisory_unlock(7)");

            assertThat(run.block().versions()).containsExactly(1L);
        }
    }

    @Test
    void aServerThatHasNoConnectionToSpareIsAlive() throws SQLException {
        String role = database.name() + "_single";
        database.execute(
                "create role " + role + " login connection limit 1; create schema tenant authorization " + role);
        try (Wire wire = Wire.to(database);
                Connection holder = connect();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            AtomicBoolean over = new AtomicBoolean();
            Mono<MigrationReport> run = Migrator.of(wire.url().replace("postgres@", role + "@"), WAITS)
                    .inSchema("tenant")
                    .withProgress(Duration.ofMillis(20), progress -> {})
                    .migrate()
                    .doFinally(end -> over.set(true))
                    .cache();
            run.subscribe(report -> {}, failure -> {});
            while (wire.traffic().connections() < 40 && !over.get()) {
                Thread.onSpinWait();
            }
            statement.execute("select pg_advisory_unlock(7)");

            assertThat(run.block().versions()).containsExactly(1L);
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    @Test
    @Timeout(120)
    void anotherAddressThatAnswersIsNoSignOfLife() {
        try (Wire wire = Wire.to(database)) {
            String own = wire.host() + ":" + wire.port();
            String other = database.server().host() + ":" + database.server().port();
            Migrator migrator = Migrator.of(
                            RepoOptions.url(wire.url().replace(own, own + "," + other))
                                    .withConnectTimeout(Duration.ofSeconds(1)),
                            WAITS)
                    .withProgress(Duration.ofMillis(100), progress -> wire.silence());
            try (Connection holder = connect();
                    Statement statement = holder.createStatement()) {
                statement.execute("select pg_advisory_lock(7)");

                StepVerifier.create(migrator.migrate())
                        .verifyErrorSatisfies(failure -> assertThat(failure)
                                .hasMessageContaining(
                                        "because: the server gave no sign of life when it was asked 3 times"));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Test
    void workGoesOnWhereTheServerDoesNotKeepTrackOfIt() throws SQLException, InterruptedException {
        database.execute("alter database " + database.name() + " set track_activities = off");
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        try (Connection holder = connect();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            Mono<MigrationReport> run = Migrator.of(database.url(), WAITS)
                    .withProgress(Duration.ofMillis(20), told::add)
                    .migrate()
                    .cache();
            run.subscribe(report -> {}, failure -> told.add(FAILED));

            for (int i = 0; i < 5; i++) {
                assertThat(told.take().step()).isEqualTo("1 waits, step 1 of 1");
            }
            statement.execute("select pg_advisory_unlock(7)");

            assertThat(run.block().versions()).containsExactly(1L);
        }
    }

    @Test
    void aListenerThatFailsStopsNothing() throws SQLException, InterruptedException {
        CountDownLatch calls = new CountDownLatch(3);
        Mono<MigrationReport> run = Migrator.of(
                        database.url(),
                        Changes.change(
                                1, "waits", schema -> schema.execute("select pg_advisory_xact_lock(7)", "select 1")))
                .withProgress(Duration.ofMillis(20), progress -> {
                    calls.countDown();
                    throw new IllegalStateException("no");
                })
                .migrate()
                .cache();
        try (Connection holder = connect();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            run.subscribe();
            calls.await();
        }

        assertThat(run.block().versions()).containsExactly(1L);
    }

    @Test
    void aRateIsWhatWasDoneSinceThePhaseBegan() {
        Pace pace = new Pace();

        assertThat(pace.perSecond("scanning", 100, 0)).isZero();
        assertThat(pace.perSecond("scanning", 300, 2_000_000_000L)).isEqualTo(100);
        assertThat(pace.perSecond("sorting", 10, 3_000_000_000L)).isZero();
    }

    @Test
    void whatIsLeftFollowsFromTheRate() {
        Progress progress =
                new Progress("2 add, step 1 of 2", "scanning", 100, 400, "blocks", Duration.ofSeconds(3), 50, "");

        assertThat(progress.toString())
                .isEqualTo("2 add, step 1 of 2: 3 s, scanning, 100 of 400 blocks, 50 a second, 6 s left");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
    }
}
