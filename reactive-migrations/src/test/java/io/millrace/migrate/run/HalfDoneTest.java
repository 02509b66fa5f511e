package io.millrace.migrate.run;

import static io.millrace.migrate.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.Progress;
import io.millrace.migrate.schema.Migration;
import io.millrace.test.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A step outside of a transaction that was begun, and of which no end is known: yet, or any more. */
class HalfDoneTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStepThatAnotherMigratorIsAtWorkOnIsWaitedFor() throws SQLException, InterruptedException {
        Migration waits = change(2, "waits", schema -> schema.executeAlone("call wait()", "select 1"));
        database.execute("create procedure wait() language sql as 'select pg_advisory_lock(7)'");
        Migrator migrator = Migrator.of(database.url(), Changes.table(1, "users"), waits);
        Migrator impatient = migrator.withPatience(Duration.ZERO);
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        Mono<MigrationReport> run = migrator.withProgress(Duration.ofMillis(20), told::add)
                .migrate()
                .cache();
        try (Connection holder = connect();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");
            run.subscribe();
            assertThat(told.take().step()).isEqualTo("2 waits, step 1 of 1");

            fails(impatient.migrate(), "MIG-301: another migrator held the lock for longer than 0 s\n");
            fails(impatient.down(), "MIG-301: another migrator held the lock for longer than 0 s\n");
            fails(impatient.start(StartMode.WAIT), "MIG-205: 1 migrations have not run, the first of them 2 waits\n");
            fails(migrator.start(StartMode.VALIDATE), "MIG-205: 1 migrations have not run, the first of them 2 waits\n");
            Mono<MigrationReport> beside = migrator.migrate().cache();
            beside.subscribe();
            Mono<MigrationReport> waiting = migrator.start(StartMode.WAIT).cache();
            waiting.subscribe();
            statement.execute("select pg_advisory_unlock(7)");

            assertThat(run.block().versions()).containsExactly(1L, 2L);
            assertThat(beside.block().versions()).isEmpty();
            assertThat(waiting.block().versions()).isEmpty();
        }
    }

    private static void fails(Mono<?> work, String start) {
        StepVerifier.create(work)
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageStartingWith(start));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
    }
}
