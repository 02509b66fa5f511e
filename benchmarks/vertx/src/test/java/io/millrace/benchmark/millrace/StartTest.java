package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.benchmark.millrace.Turns.Work;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start costs where nothing is to be done, beside Flyway: on one server, with the same files, which both read anew
 * each time, as a program does that starts.
 */
@Tag("slow")
@Timeout(600)
class StartTest {

    private static final int MIGRATIONS = 20;
    private static final int COLD_ROUNDS = 4;

    /** Without it a start is timed that is interpreted for the most part; the cold program tells what that costs. */
    private static final int WARMING = 300;

    /** A tenth of the time, as far away as any server is that is not on the same machine. */
    private static final double WITH_CONNECTIONS = 10;

    /** Where the server is on the same machine, handing over between threads is most of ours. */
    private static final double WITHOUT_DISTANCE = 3;

    /** Connecting is most of ours: the server starts a process and reads its catalogues, whoever connects. */
    private static final double CONNECTING = 3;

    /** A pool needs one connection before it can be asked and a repo too; Flyway takes a second one, which is there soon. */
    private static final double OPENING = 2;

    /** Loading classes is most of both then, and a tenth is out of reach; what is held is that ours is not more. */
    private static final double COLD = 0.8;

    /** Both spend their time on connecting then, which takes as long for one as for the other. */
    private static final double CONNECTING_WITHOUT_DISTANCE = 1;

    /** On one machine, in one place, and as far as a database in another zone of the same place. */
    private static final List<Duration> DISTANCES = List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(2));

    @TempDir
    private Path folder;

    private final TestDatabase ours = TestDatabase.create();
    private final TestDatabase theirs = TestDatabase.create();
    private final Wire toOurs = Wire.to(ours);
    private final Wire toTheirs = Wire.to(theirs);

    @BeforeEach
    void runAll() throws IOException {
        for (int number = 1; number <= MIGRATIONS; number++) {
            Files.writeString(
                    folder.resolve("V" + number + "__table_" + number + ".sql"),
                    "create table t" + number + " (id int8)");
        }
        try (HikariDataSource pool = pool()) {
            Starting.flyway(pool, folder);
        }
        migrator().migrate().block();
        toOurs.startAgain();
        toTheirs.startAgain();
    }

    @AfterEach
    void close() {
        toOurs.close();
        toTheirs.close();
        ours.close();
        theirs.close();
    }

    /** Both with connections that are there: Flyway with a pool of HikariCP, Millrace with its repo. */
    @Test
    void aStartOnOpenConnectionsTakesATenthOfFlywaysTimeAtADistanceAndAThirdOfItWithout() {
        Repo repo = Repo.connect(toOurs.url());
        try (HikariDataSource pool = pool()) {
            repo.sql("select 1").execute().block();
            toOurs.startAgain();
            toTheirs.startAgain();
            Starting.flyway(pool, folder);
            Starting.millrace(repo, folder);
            told("connections are there");
            assertThat(toOurs.traffic().connections()).isZero();
            assertThat(toOurs.traffic().roundTrips()).isEqualTo(1);

            atEachDistance(
                    "connections are there",
                    Work.here(() -> Starting.flyway(pool, folder)),
                    Work.here(() -> Starting.millrace(repo, folder)),
                    WITH_CONNECTIONS,
                    WITHOUT_DISTANCE);
        }
        repo.close().block();
    }

    /** Both from nothing, as a program does it: the pool or the repo is made, asked, and stays. */
    @Test
    void aStartThatOpensThePoolOrTheRepo() {
        Starting.millrace(repoOnce(), folder);
        Starting.flyway(poolOnce(), folder);
        told("a pool, a repo");
        assertThat(toOurs.traffic().connections()).isEqualTo(1);
        closeAll();

        atEachDistance(
                "a pool or a repo is opened",
                () -> {
                    double took =
                            Work.here(() -> Starting.flyway(poolOnce(), folder)).millis();
                    closeAll();
                    return took;
                },
                () -> {
                    double took = Work.here(() -> Starting.millrace(repoOnce(), folder))
                            .millis();
                    closeAll();
                    return took;
                },
                OPENING,
                CONNECTING_WITHOUT_DISTANCE);
    }

    /** Both from nothing and to nothing: each connects, asks, and closes what it has opened. */
    @Test
    void aStartWithNothingToDoIsOneRoundTripAndFlywaysAreMany() {
        flyway();
        migrator().start(StartMode.MIGRATE).block();
        told("each connects");
        assertThat(toOurs.traffic().connections()).isEqualTo(1);
        assertThat(toOurs.traffic().roundTrips()).isEqualTo(1);
        assertThat(toTheirs.traffic().roundTrips()).isGreaterThanOrEqualTo(10);

        atEachDistance(
                "each connects",
                Work.here(this::flyway),
                Work.here(() -> migrator().start(StartMode.MIGRATE).block()),
                CONNECTING,
                CONNECTING_WITHOUT_DISTANCE);
    }

    /** A Java machine of its own for each start, from the beginning of {@code main}: loading classes is most of both. */
    @Test
    void aStartOfAColdProgram() {
        Work flyway = () ->
                cold("flyway", jdbc(), theirs.server().user(), theirs.server().password(), folder.toString());
        Work millrace = () -> cold("millrace", toOurs.url(), folder.toString());

        Turns.cold("Flyway", flyway, millrace, COLD_ROUNDS)
                .take("start with nothing to do, a cold program, 0 ms away", COLD);
    }

    private void atEachDistance(String how, Work flyway, Work millrace, double atLeast, double withoutDistance) {
        Turns.of("Flyway", flyway, millrace).warm(WARMING);
        for (Duration distance : DISTANCES) {
            toOurs.distance(distance);
            toTheirs.distance(distance);
            Turns.of("Flyway", flyway, millrace)
                    .take(
                            "start with nothing to do, " + how + ", " + distance.toMillis() + " ms away",
                            distance.isZero() ? withoutDistance : atLeast);
        }
    }

    private final List<Runnable> opened = new ArrayList<>();

    private HikariDataSource poolOnce() {
        HikariDataSource pool = pool();
        opened.add(pool::close);
        return pool;
    }

    private Repo repoOnce() {
        Repo repo = Repo.connect(toOurs.url());
        opened.add(() -> repo.close().block());
        return repo;
    }

    private void closeAll() {
        opened.forEach(Runnable::run);
        opened.clear();
    }

    private HikariDataSource pool() {
        return Starting.pool(jdbc(), theirs.server().user(), theirs.server().password());
    }

    private void flyway() {
        Flyway.configure()
                .dataSource(jdbc(), theirs.server().user(), theirs.server().password())
                .locations("filesystem:" + folder)
                .load()
                .migrate();
    }

    private Migrator migrator() {
        return Migrator.of(RepoOptions.url(toOurs.url()), MigrationSource.folder(folder));
    }

    private String jdbc() {
        return "jdbc:postgresql://" + toTheirs.host() + ":" + toTheirs.port() + "/" + theirs.name();
    }

    private void told(String how) {
        System.out.printf(
                "start with nothing to do, %s: Flyway %d connections and %d round trips, Millrace %d and %d%n",
                how,
                toTheirs.traffic().connections(),
                toTheirs.traffic().roundTrips(),
                toOurs.traffic().connections(),
                toOurs.traffic().roundTrips());
    }

    /** What a program says that starts in a Java machine of its own. */
    private static double cold(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                Starting.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Process program = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(program.waitFor()).as(said).isZero();
            return Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
