package io.millrace.migrate.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/**
 * Many instances at once, and programs that are killed at random points: every migration is applied once, and the schema
 * ends the same. {@code -Dmillrace.chaos.rounds=50 -Dmillrace.chaos.instances=20} makes it longer.
 */
class ChaosTest {

    private static final String STRUCTURE = "select a.attrelid::regclass || '.' || a.attname || ' '"
            + " || format_type(a.atttypid, a.atttypmod) || a.attnotnull from pg_attribute a"
            + " join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'i')"
            + " where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped"
            + " union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated"
            + " from pg_constraint where connamespace = 'public'::regnamespace"
            + " union all select indexrelid::regclass || ' ' || pg_get_indexdef(indexrelid) || indisvalid"
            + " from pg_index where indrelid::regclass::text in ('users', 'posts')"
            + " union all select enumtypid::regtype || ' ' || enumlabel from pg_enum order by 1";

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void twentyInstancesInOneProgram() {
        try (TestDatabase database = TestDatabase.create()) {
            List<MigrationReport> reports = Flux.range(0, 20)
                    .flatMap(number -> Instance.start(database.url(), "chaos-" + number), 20)
                    .collectList()
                    .block();

            assertThat(reports).hasSize(20);
            assertThat(reports.stream().flatMap(report -> report.versions().stream()))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            finished(database);
        }
    }

    @Test
    @Timeout(600)
    void programsThatAreKilledAtRandomPoints() throws IOException, InterruptedException {
        rounds(Integer.getInteger("millrace.chaos.rounds", 5), Integer.getInteger("millrace.chaos.instances", 5));
    }

    @Tag("long")
    @Test
    @Timeout(3_600)
    void twentyProgramsThatAreKilledAtRandomPoints() throws IOException, InterruptedException {
        rounds(Integer.getInteger("millrace.chaos.rounds", 50), Integer.getInteger("millrace.chaos.instances", 20));
    }

    private void rounds(int rounds, int instances) throws IOException, InterruptedException {
        List<String> structure = undisturbed();
        for (int round = 0; round < rounds; round++) {
            long seed = Long.getLong("millrace.chaos.seed", System.nanoTime());
            try (TestDatabase database = TestDatabase.create()) {
                Round played = new Round(database, new Random(seed), instances);
                played.play();
                assertThat(played.complaints())
                        .as("round %d, seed %d", round, seed)
                        .isEmpty();
                finished(database);
                assertThat(database.column(STRUCTURE))
                        .as("round %d, seed %d", round, seed)
                        .isEqualTo(structure);
            }
        }
    }

    private static List<String> undisturbed() {
        try (TestDatabase database = TestDatabase.create()) {
            Instance.start(database.url(), "chaos").block();
            return database.column(STRUCTURE);
        }
    }

    private static void finished(TestDatabase database) {
        assertThat(database.column("select number || ' ' || count(*) from applied group by number order by number"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Instance.MIGRATIONS)
                        .mapToObj(number -> number + " 1")
                        .toList());
        assertThat(database.column("select indexrelid::regclass from pg_index where not indisvalid"))
                .isEmpty();
        assertThat(Instance.migrator(RepoOptions.url(database.url())).status().block())
                .hasSize(Instance.MIGRATIONS)
                .allMatch(one -> one.state() == MigrationStatus.State.UP);
    }

    /** Programs that start together; most of them are killed: now one at random, now the one that holds the lock. */
    private final class Round {

        private final TestDatabase database;
        private final Random random;
        private final int instances;
        private final Map<String, Process> alive = new LinkedHashMap<>();
        private final List<String> complaints = new ArrayList<>();

        Round(TestDatabase database, Random random, int instances) {
            this.database = database;
            this.random = random;
            this.instances = instances;
        }

        void play() throws IOException, InterruptedException {
            for (int number = 0; number < instances; number++) {
                start("chaos-" + number);
            }
            while (alive.size() > 1) {
                String next = victim();
                Process process = alive.remove(next);
                if (process.waitFor(random.nextInt(200), TimeUnit.MILLISECONDS)) {
                    ended(next, process);
                } else {
                    process.destroyForcibly().waitFor();
                }
            }
            for (Map.Entry<String, Process> last : alive.entrySet()) {
                last.getValue().waitFor();
                ended(last.getKey(), last.getValue());
            }
        }

        /** The one at work, once there is one. */
        private String victim() throws InterruptedException {
            Process any = alive.values().iterator().next();
            List<String> atWork = List.of();
            while (atWork.isEmpty() && alive.values().stream().allMatch(Process::isAlive)) {
                any.waitFor(random.nextInt(50), TimeUnit.MILLISECONDS);
                atWork = database.column(
                        "select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                                + " where l.locktype = 'advisory' and l.granted and a.datname = current_database()");
            }
            return atWork.stream().filter(alive::containsKey).findFirst().orElseGet(this::anyone);
        }

        private String anyone() {
            List<String> names = List.copyOf(alive.keySet());
            return names.get(random.nextInt(names.size()));
        }

        private void ended(String name, Process process) throws IOException {
            if (process.exitValue() != 0) {
                complaints.add(name + ": " + Files.readString(errors(name)));
            }
        }

        private void start(String name) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Instance.class.getName(),
                            database.url(),
                            name)
                    .redirectError(errors(name).toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            alive.put(name, process);
        }

        private Path errors(String name) {
            return folder.resolve(database.name() + "-" + name);
        }

        List<String> complaints() {
            return complaints;
        }
    }
}
