package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FlightTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ExecutorFixture fixture;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table n (v int); insert into n select generate_series(1, 3)");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void healthy() {
        fixture.assertHealthy();
    }

    @Test
    void thoseThatFollowRunOnItsConnectionBehindIt() {
        StepVerifier.create(flight(fixture.executor(), 5))
                .assertNext(backends -> assertThat(backends).hasSize(6).containsOnly(backends.get(0)))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aTransactionIsOneConnectionAnyway() {
        Executor executor = fixture.executor();
        StepVerifier.create(executor.transaction(TransactionSettings.DEFAULT, tx -> flight(executor, 3)))
                .assertNext(backends -> assertThat(backends).hasSize(4).containsOnly(backends.get(0)))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whereTheConnectionHasNoRoomTheyGoWhereThereIsSome() {
        ExecutorFixture narrow = ExecutorFixture.on(
                fixture.database(), options -> options.with(options.lanes().bounded(1, 1_000, 100)));
        StepVerifier.create(Flux.range(1, 40)
                        .flatMap(round -> flight(narrow.executor(), 4), 40)
                        .map(List::size))
                .expectNextCount(40)
                .expectComplete()
                .verify(PATIENCE);
        narrow.assertHealthy();
        narrow.close();
    }

    @Test
    void aFailureOfOneIsTheirFailure() {
        Executor executor = fixture.executor();
        Mono<Object> mono = Mono.defer(() -> {
            Flight flight = executor.flight();
            return Mono.zip(
                    executor.leading(flight, read("select v from n")).collectList(),
                    executor.following(flight, read("select 1 / 0")).collectList());
        });
        StepVerifier.create(mono).expectError(DatabaseError.class).verify(PATIENCE);

        Mono<Object> other = Mono.defer(() -> {
            Flight flight = executor.flight();
            return Mono.zip(
                    executor.leading(flight, read("select 1 / 0")).collectList(),
                    executor.following(flight, read("select v from n")).collectList());
        });
        StepVerifier.create(other).expectError(DatabaseError.class).verify(PATIENCE);
    }

    @Test
    void oneThatIsCancelledLeavesNothing() {
        for (int round = 0; round < 200; round++) {
            flight(fixture.executor(), 3).subscribe().dispose();
        }
        ExecutorFixture fresh = ExecutorFixture.on(fixture.database(), options -> options);
        flight(fresh.executor(), 3).subscribe().dispose();
        fresh.assertHealthy();
        fresh.close();
    }

    /** The backends that ran the one that leads and those that follow. */
    private static Mono<List<Integer>> flight(Executor executor, int following) {
        return Mono.defer(() -> {
            Flight flight = executor.flight();
            List<Mono<List<Integer>>> all = new ArrayList<>();
            all.add(executor.leading(flight, read("select pg_backend_pid()")).collectList());
            for (int i = 0; i < following; i++) {
                all.add(executor.following(flight, read("select pg_backend_pid() from n where v = " + (i % 3 + 1)))
                        .collectList());
            }
            return Mono.zip(all, parts -> {
                List<Integer> backends = new ArrayList<>();
                for (Object part : parts) {
                    ((List<?>) part).forEach(backend -> backends.add((Integer) backend));
                }
                return backends;
            });
        });
    }

    private static Command<Integer> read(String sql) {
        return Command.read("read", sql, Decoders.INT);
    }
}
