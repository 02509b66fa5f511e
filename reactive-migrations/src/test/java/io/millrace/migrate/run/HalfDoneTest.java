package io.millrace.migrate.run;

import static io.millrace.migrate.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
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
            fails(
                    migrator.start(StartMode.VALIDATE),
                    "MIG-205: 1 migrations have not run, the first of them 2 waits\n");
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

    @Test
    void aStepBackThatWasKilledIsResolved() {
        Migrator migrator = killedOnTheWayBack();

        assertThat(migrator.status().block().get(0).state()).isEqualTo(MigrationStatus.State.HALF_DONE);
        String unknown = """
                MIG-204: 1 work: step back 1 was begun, and its end is not known
                  statement: call back()
                  because: it runs outside of a transaction, and the migrator ended while it ran
                  fix: look whether it has taken effect; then say so: migrator.resolve(1, true), or false for a step that shall run again""";
        fails(migrator.down(), unknown);
        fails(migrator.migrate(), unknown);

        migrator.resolve(1, true).block();
        assertThat(migrator.status().block().get(0).state()).isEqualTo(MigrationStatus.State.DOWN);
        database.execute("create or replace procedure work() language sql as 'select 1'");
        assertThat(migrator.migrate().block().versions()).containsExactly(1L);
    }

    @Test
    void aStepBackThatTookNoEffectRunsAgain() {
        Migrator migrator = killedOnTheWayBack();
        database.execute("create or replace procedure back() language sql as 'select 1'");

        migrator.resolve(1, false).block();

        assertThat(migrator.status().block().get(0).state()).isEqualTo(MigrationStatus.State.UP);
        assertThat(migrator.down().block().versions()).containsExactly(1L);
        assertThat(migrator.status().block().get(0).state()).isEqualTo(MigrationStatus.State.DOWN);
    }

    @Test
    void anIndexThatWasBuiltOnTheWayBackAndNotWrittenDownIsLeftAsItIs() {
        Migration drop =
                change(2, "drop_index", schema -> schema.alterTable("users", table -> table.dropIndex("name")));
        database.execute("create table users (id int8 primary key, name text);"
                + " create index users_name_idx on users (name)");
        Migrator migrator = Migrator.of(database.url(), drop);
        migrator.migrate().block();
        database.execute(
                "create index users_name_idx on users (name);"
                        + " insert into millrace_migrations select 2, 'down', 0, name, checksum, 1, 'begun' from millrace_migrations");

        assertThat(migrator.down().block().versions()).containsExactly(2L);
    }

    private Migrator killedOnTheWayBack() {
        database.execute("create procedure work() language sql as 'select 1';"
                + " create procedure back() language sql as 'select pg_terminate_backend(pg_backend_pid())'");
        Migrator migrator = Migrator.of(
                database.url(), change(1, "work", schema -> schema.executeAlone("call work()", "call back()")));
        migrator.migrate().block();
        StepVerifier.create(migrator.down())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageStartingWith("MIG-306: "));
        return migrator;
    }

    private static void fails(Mono<?> work, String start) {
        StepVerifier.create(work)
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessageStartingWith(start));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
    }
}
