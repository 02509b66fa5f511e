package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.drift.Drift;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.PostgresServer;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a start costs: beside Flyway where nothing is to be done, and beside the bare queries where records are compared. */
@Tag("slow")
@Timeout(600)
class StartTest {

    private static final int MIGRATIONS = 20;
    private static final int TABLES = 500;

    /** A tenth of the time, as far away as any server is that is not on the same machine. */
    private static final double WITH_CONNECTIONS = 10;

    /** Where the server is on the same machine, handing over between threads is most of ours. */
    private static final double WITHOUT_DISTANCE = 2;

    /** Connecting is most of ours: the server starts a process and reads its catalogues, whoever connects. */
    private static final double CONNECTING = 2;

    /** Both spend their time on connecting then, which takes as long for one as for the other. */
    private static final double CONNECTING_WITHOUT_DISTANCE = 1;

    /** On one machine, in one place, and as far as a database in another zone of the same place. */
    private static final List<Duration> DISTANCES = List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(2));

    private static final int WARMING = 5;
    private static final int ROUNDS = 15;

    @TempDir
    private Path folder;

    /**
     * Both with connections that are there: Flyway with a pool of HikariCP, as an application gives it one, Millrace with
     * its repo. What either does before its first question is in the time, and connecting is not.
     */
    @Test
    void aStartOnOpenConnectionsTakesATenthOfFlywaysTimeAtADistanceAndHalfOfItWithout() throws IOException {
        writeFiles();
        try (TestDatabase ours = TestDatabase.create();
                TestDatabase theirs = TestDatabase.create();
                Wire toOurs = Wire.to(ours);
                Wire toTheirs = Wire.to(theirs);
                HikariDataSource pool = pool(toTheirs, theirs)) {
            Flyway flyway = Flyway.configure()
                    .dataSource(pool)
                    .locations("filesystem:" + folder)
                    .load();
            Repo repo = Repo.connect(toOurs.url());
            Migrator migrator = Migrator.of(repo, all());
            flyway.migrate();
            migrator.start(StartMode.MIGRATE).block();
            migrator.start(StartMode.MIGRATE).block();
            toOurs.startAgain();
            toTheirs.startAgain();
            flyway.migrate();
            migrator.start(StartMode.MIGRATE).block();
            told("connections are there", toTheirs, toOurs);
            assertThat(toOurs.traffic().connections()).isZero();
            assertThat(toOurs.traffic().roundTrips()).isEqualTo(1);

            for (Duration distance : DISTANCES) {
                toOurs.distance(distance);
                toTheirs.distance(distance);
                report(
                        "start with nothing to do, connections are there, " + distance.toMillis() + " ms away",
                        "Flyway",
                        () -> flyway.migrate(),
                        () -> migrator.start(StartMode.MIGRATE).block(),
                        distance.isZero() ? WITHOUT_DISTANCE : WITH_CONNECTIONS);
            }
            repo.close().block();
        }
    }

    /** Both from nothing: each connects, asks, and closes what it has opened. */
    @Test
    void aStartWithNothingToDoIsOneRoundTripAndFlywaysAreMany() throws IOException {
        writeFiles();
        try (TestDatabase ours = TestDatabase.create();
                TestDatabase theirs = TestDatabase.create();
                Wire toOurs = Wire.to(ours);
                Wire toTheirs = Wire.to(theirs)) {
            Flyway flyway = Flyway.configure()
                    .dataSource(
                            jdbc(toTheirs, theirs),
                            theirs.server().user(),
                            theirs.server().password())
                    .locations("filesystem:" + folder)
                    .load();
            Migrator migrator = Migrator.of(RepoOptions.url(toOurs.url()), all());
            flyway.migrate();
            migrator.migrate().block();
            toOurs.startAgain();
            toTheirs.startAgain();
            flyway.migrate();
            migrator.start(StartMode.MIGRATE).block();
            told("each connects", toTheirs, toOurs);
            assertThat(toOurs.traffic().roundTrips()).isEqualTo(1);
            assertThat(toTheirs.traffic().roundTrips()).isGreaterThanOrEqualTo(10);

            for (Duration distance : DISTANCES) {
                toOurs.distance(distance);
                toTheirs.distance(distance);
                report(
                        "start with nothing to do, each connects, " + distance.toMillis() + " ms away",
                        "Flyway",
                        () -> flyway.migrate(),
                        () -> migrator.start(StartMode.MIGRATE).block(),
                        distance.isZero() ? CONNECTING_WITHOUT_DISTANCE : CONNECTING);
            }
        }
    }

    private static HikariDataSource pool(Wire wire, TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbc(wire, database));
        config.setUsername(database.server().user());
        config.setPassword(database.server().password());
        config.setMinimumIdle(4);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static void told(String how, Wire theirs, Wire ours) {
        System.out.printf(
                "start with nothing to do, %s: Flyway %d connections and %d round trips, Millrace %d and %d%n",
                how,
                theirs.traffic().connections(),
                theirs.traffic().roundTrips(),
                ours.traffic().connections(),
                ours.traffic().roundTrips());
    }

    private void writeFiles() throws IOException {
        for (int number = 1; number <= MIGRATIONS; number++) {
            Files.writeString(folder.resolve("V" + number + "__table.sql"), "create table t" + number + " (id int8)");
        }
    }

    private static MigrationSource all() {
        return named(MigrationSource.sql(1, "table_1", "create table t1 (id int8)", null));
    }

    private static MigrationSource named(MigrationSource first) {
        MigrationSource all = first;
        for (int number = 2; number <= MIGRATIONS; number++) {
            all = all.and(
                    MigrationSource.sql(number, "table_" + number, "create table t" + number + " (id int8)", null));
        }
        return all;
    }

    @Test
    void comparingFiveHundredTablesTakesLessThanThreeTimesTheBareQueries() throws SQLException {
        List<TableDefinition> tables = IntStream.range(0, TABLES)
                .mapToObj(number -> new TableDefinition(
                        null,
                        "t" + number,
                        "T" + number,
                        IntStream.range(0, 10)
                                .mapToObj(column -> ColumnDefinition.of("c" + column, "c" + column, "text"))
                                .map(column -> column.name().equals("c0") ? column.key(0) : column)
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
        try (TestDatabase database = TestDatabase.create();
                Connection connection = DriverManager.getConnection(
                        jdbc(database),
                        database.server().user(),
                        database.server().password());
                Statement statement = connection.createStatement()) {
            for (TableDefinition table : tables) {
                statement.execute(String.join(";", table.createStatements()));
            }
            Drift drift = Drift.of(RepoOptions.url(database.url()), tables);
            assertThat(drift.check().block().toString()).isEmpty();
            String bare = Catalogue.queries(List.of());

            report(
                    "drift of " + TABLES + " tables",
                    "the bare queries",
                    () -> {
                        try (Connection own = DriverManager.getConnection(
                                        jdbc(database),
                                        database.server().user(),
                                        database.server().password());
                                Statement query = own.createStatement()) {
                            for (boolean more = query.execute(bare); more; more = query.getMoreResults()) {
                                try (var rows = query.getResultSet()) {
                                    while (rows.next()) {
                                        rows.getString(1);
                                    }
                                }
                            }
                        } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                    },
                    () -> drift.check().block(),
                    1 / 3.0);
        }
    }

    private static String jdbc(Wire wire, TestDatabase database) {
        return "jdbc:postgresql://" + wire.host() + ":" + wire.port() + "/" + database.name();
    }

    private static String jdbc(TestDatabase database) {
        PostgresServer server = database.server();
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + database.name();
    }

    /** Both in turn, so that a busy machine slows both down; the ratio is that of the medians. */
    private static void report(String what, String other, Runnable theirs, Runnable ours, double atLeast) {
        double[] their = new double[ROUNDS];
        double[] our = new double[ROUNDS];
        for (int round = -WARMING; round < ROUNDS; round++) {
            double one = millis(theirs);
            double two = millis(ours);
            if (round >= 0) {
                their[round] = one;
                our[round] = two;
            }
        }
        Arrays.sort(their);
        Arrays.sort(our);
        double ratio = their[ROUNDS / 2] / our[ROUNDS / 2];
        System.out.printf(
                "%s: %s %.1f ms, Millrace %.1f ms, %.1f times as fast%n",
                what, other, their[ROUNDS / 2], our[ROUNDS / 2], ratio);
        assertThat(ratio).as(what).isGreaterThan(atLeast);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
