package io.millrace.migrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.Progress;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class WatchTest {

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
