package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.schema.Migration;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import io.millrace.type.Types;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Where a repo is there, its connections are asked whether there is anything to do. */
class StartOnRepoTest {

    private static final Migration USERS = table(1, "users");
    private static final Migration POSTS = table(2, "posts");

    private final TestDatabase database = TestDatabase.create();
    private final Wire wire = Wire.to(database);
    private final Repo repo = Repo.connect(wire.url());
    private final Migrator migrator = Migrator.of(repo, USERS, POSTS);

    @AfterEach
    void close() {
        repo.close().block();
        wire.close();
        database.close();
    }

    @Test
    void nothingToDoIsOneRoundTripOnAConnectionThatIsThere() {
        assertThat(migrator.start(StartMode.MIGRATE).block().versions()).containsExactly(1L, 2L);

        for (StartMode mode : new StartMode[] {StartMode.MIGRATE, StartMode.WAIT, StartMode.VALIDATE}) {
            wire.startAgain();
            assertThat(migrator.start(mode).block().versions()).isEmpty();
            assertThat(wire.traffic().connections()).as(mode.name()).isZero();
            assertThat(wire.traffic().roundTrips()).as(mode.name()).isEqualTo(1);
        }
    }

    @Test
    void aRepoThatIsNewConnectsAndAsksInOneRoundTrip() {
        migrator.start(StartMode.MIGRATE).block();
        Repo fresh = Repo.connect(wire.url());
        wire.startAgain();
        wire.distance(Duration.ofMillis(50));

        assertThat(Migrator.of(fresh, USERS, POSTS)
                        .start(StartMode.MIGRATE)
                        .block()
                        .versions())
                .isEmpty();
        assertThat(wire.traffic().connections()).isEqualTo(1);
        // Its own statement about messages travels in front; nothing is prepared.
        assertThat(wire.traffic().statements())
                .hasSize(2)
                .last()
                .isEqualTo(
                        "select version, direction, step, name, checksum, steps, state from \"millrace_migrations\"");
        assertThat(wire.traffic().parses()).isZero();
        assertThat(wire.traffic().roundTrips()).isEqualTo(1);
        fresh.close().block();
    }

    @Test
    void inWhateverOrderTheHistoryIsReadAndSeedsBesidesChangeNothing() {
        migrator.start(StartMode.MIGRATE).block();
        migrator.seed(new Seed("admins", "select 1")).block();
        // What was changed last is read last.
        database.execute("update millrace_migrations set at = at where version = 1");
        wire.startAgain();

        assertThat(migrator.start(StartMode.MIGRATE).block()).isEqualTo(new MigrationReport(List.of(), List.of()));
        assertThat(wire.traffic().connections()).isZero();
        assertThat(migrator.status().block())
                .extracting(MigrationStatus::version, MigrationStatus::state)
                .containsExactly(tuple(1L, MigrationStatus.State.UP), tuple(2L, MigrationStatus.State.UP));
    }

    @Test
    void whatIsToDoIsDone() {
        Migrator.of(repo, USERS).start(StartMode.MIGRATE).block();

        StepVerifier.create(migrator.start(StartMode.VALIDATE))
                .verifyErrorSatisfies(failure ->
                        assertThat(((MigrationFailure) failure).code()).isEqualTo(MigrationCode.PENDING));
        assertThat(migrator.start(StartMode.MIGRATE).block().versions()).containsExactly(2L);
    }

    @Test
    void whatIsOddIsTold() {
        migrator.start(StartMode.MIGRATE).block();
        Migration edited = change(1, "users", schema -> schema.createTable("people", table -> table.id()));

        StepVerifier.create(Migrator.of(repo, edited, POSTS).start(StartMode.MIGRATE))
                .verifyErrorSatisfies(failure ->
                        assertThat(((MigrationFailure) failure).code()).isEqualTo(MigrationCode.EDITED));
    }

    @Test
    void aTransactionAroundItIsNotSpoiled() {
        StepVerifier.create(repo.transaction(migrator.start(StartMode.MIGRATE)
                        .then(repo.sql("select count(*) from users")
                                .as(Types.INT8)
                                .single())))
                .expectNext(0L)
                .verifyComplete();
    }

    @Test
    void aTenantHasAHistoryOfItsOwn() {
        migrator.start(StartMode.MIGRATE).block();

        assertThat(migrator.inSchema("acme").start(StartMode.MIGRATE).block().versions())
                .containsExactly(1L, 2L);
        assertThat(migrator.inSchema("acme").start(StartMode.MIGRATE).block().versions())
                .isEmpty();
    }
}
