package io.millrace.mesher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was answered 200 is there, whatever is killed meanwhile; and what is sent again is there once. */
@Tag("slow")
@Timeout(420)
class KillTest {

    private static final int EVENTS = 3_000;
    private static final int AT_ONCE = 100;

    @TempDir
    private Path folder;

    @Test
    void postgresIsKilledInTheMiddle() throws Exception {
        try (KillablePostgres postgres = KillablePostgres.start(folder.resolve("postgres"));
                MesherProcess mesher = MesherProcess.start(folder, Map.of("DATABASE_URL", postgres.url()));
                Program program = new Program(mesher.url())) {
            Under load = new Under(program);

            load.awaitAnswers(EVENTS / 6);
            postgres.killAndStartAgain();
            load.awaitAnswers(EVENTS / 2);
            postgres.killAndStartAgain();

            load.awaitAnswers(EVENTS);
            check(postgres);
        }
    }

    @Test
    void mesherIsKilledInTheMiddle() throws Exception {
        try (KillablePostgres postgres = KillablePostgres.start(folder.resolve("postgres"))) {
            MesherProcess first = MesherProcess.start(folder, Map.of("DATABASE_URL", postgres.url()));
            Map<String, String> same = Map.of("DATABASE_URL", postgres.url(), "PORT", Integer.toString(first.port()));
            try (Program program = new Program(first.url())) {
                Under load = new Under(program);

                load.awaitAnswers(EVENTS / 6);
                first.kill();
                Set<Integer> answered = load.answered();
                assertThat(postgres.number("select count(*) from events")).isGreaterThanOrEqualTo(answered.size());
                for (int number : answered) {
                    assertThat(postgres.number("select count(*) from events where id = '" + Program.id(number) + "'"))
                            .isEqualTo(1);
                }
                MesherProcess second = MesherProcess.start(folder, same);
                load.awaitAnswers(EVENTS / 2);
                second.kill();
                try (MesherProcess third = MesherProcess.start(folder, same)) {
                    load.awaitAnswers(EVENTS);
                    check(postgres);
                    assertThat(third.port()).isEqualTo(first.port());
                }
            }
        }
    }

    private static void check(KillablePostgres postgres) throws Exception {
        assertThat(postgres.number("select count(distinct id) from events")).isEqualTo(EVENTS);
        assertThat(postgres.number("select count(*) from events")).isEqualTo(EVENTS);
        assertThat(postgres.number("select sum(event_count) from issues")).isEqualTo(EVENTS);
    }

    /** A program that reports all the time, each error until it is answered. */
    private static final class Under {

        private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
        private final Map<Integer, CountDownLatch> awaited = new ConcurrentHashMap<>(Map.of(
                EVENTS / 6, new CountDownLatch(1), EVENTS / 2, new CountDownLatch(1), EVENTS, new CountDownLatch(1)));

        Under(Program program) {
            Flux.range(0, EVENTS)
                    .flatMap(number -> Mono.defer(() -> program.insist(number)), AT_ONCE)
                    .doOnNext(number -> {
                        answered.add(number);
                        CountDownLatch latch = awaited.get(answered.size());
                        if (latch != null) {
                            latch.countDown();
                        }
                    })
                    .subscribe();
        }

        void awaitAnswers(int count) throws InterruptedException {
            assertThat(awaited.get(count).await(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS))
                    .as("%d of %d are answered", answered.size(), count)
                    .isTrue();
        }

        Set<Integer> answered() {
            return Set.copyOf(answered);
        }
    }
}
