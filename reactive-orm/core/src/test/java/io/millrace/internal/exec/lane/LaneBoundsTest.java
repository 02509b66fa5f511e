package io.millrace.internal.exec.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConnectFailed;
import io.millrace.error.LaneExhausted;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.FaultyProxy;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** How far the lanes go: in connections, in number of those who wait, and in time. */
class LaneBoundsTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create("create table setting (id int)");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void aSlowStatementDoesNotHoldUpTheFastOnes() {
        try (ExecutorFixture fixture =
                ExecutorFixture.on(database, options -> options.with(Lanes.DEFAULT.sized(8, 4)))) {
            Executor executor = fixture.executor();
            executor.first(one()).block();
            Disposable slow = executor.first(sleep(8)).subscribe();
            Mono<Long> fast = Mono.delay(Duration.ofMillis(100))
                    .thenMany(Flux.range(0, 200).concatMap(i -> executor.first(one())))
                    .count();
            StepVerifier.create(fast).expectNext(200L).expectComplete().verify(Duration.ofSeconds(7));
            assertThat(slow.isDisposed()).isFalse();
            fixture.assertHealthy();
        }
    }

    @Test
    void theSharedLaneSaysHowManyAreInFlightAndWaiting() {
        try (ExecutorFixture fixture = ExecutorFixture.on(
                database, options -> options.with(Lanes.DEFAULT.sized(2, 1).bounded(1, 1, 1)))) {
            Executor executor = fixture.executor();
            executor.first(one()).block();
            Disposable running = executor.first(sleep(0.5)).subscribe();
            Disposable waiting = executor.first(one()).subscribe();
            StepVerifier.create(executor.first(one()))
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(LaneExhausted.class)
                            .hasMessage("""
                                    ORM-403: one: no room in the shared lane
                                      query: select 1
                                      because: 1 in use and 1 waiting, which is as many as may wait
                                      fix: do less at once, make what holds the lane shorter, or give the repo more connections"""));
            fixture.assertHealthy();
            assertThat(running.isDisposed()).isTrue();
            assertThat(waiting.isDisposed()).isTrue();
        }
    }

    @Test
    void whoWaitsTooLongForTheSharedLaneIsTold() {
        try (ExecutorFixture fixture = ExecutorFixture.on(
                database,
                options -> options.with(Lanes.DEFAULT.sized(2, 1).bounded(1, 10, 1))
                        .with(Deadlines.DEFAULT.acquiring(Duration.ofMillis(300))))) {
            Executor executor = fixture.executor();
            executor.first(one()).retry(20).block();
            executor.first(sleep(1)).subscribe();
            StepVerifier.create(executor.first(one()))
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(LaneExhausted.class)
                            .hasMessageContaining("none came free in 300 ms"));
            ExecutorFixture.await(
                    "the slow one", () -> executor.gauges().shared().inFlight() == 0);
        }
    }

    @Test
    void theExclusiveLaneIsBoundedInNumber() {
        try (ExecutorFixture fixture = ExecutorFixture.on(
                database, options -> options.with(Lanes.DEFAULT.sized(2, 1).bounded(8, 8, 1)))) {
            Executor executor = fixture.executor();
            Disposable holder = hold(executor);
            ExecutorFixture.await(
                    "the lease", () -> executor.gauges().exclusive().inUse() == 1);
            Disposable waiting = hold(executor);
            StepVerifier.create(executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(one())))
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(LaneExhausted.class)
                            .hasMessage("""
                                    ORM-403: transaction: no room in the exclusive lane
                                      because: 1 in use and 1 waiting, which is as many as may wait
                                      fix: do less at once, make what holds the lane shorter, or give the repo more connections"""));
            waiting.dispose();
            holder.dispose();
            fixture.assertHealthy();
        }
    }

    @Test
    void whatAConnectionWasSetToGoesWithIt() {
        try (ExecutorFixture fixture =
                ExecutorFixture.on(database, options -> options.with(Lanes.DEFAULT.sized(2, 1)))) {
            Executor executor = fixture.executor();
            executor.update(Command.other("set", "set search_path = pg_catalog"))
                    .block();
            executor.update(Command.other("create", "create table if not exists made (id int)"))
                    .block();
            Command<String> path = Command.read("path", "show search_path", Decoders.TEXT);
            StepVerifier.create(executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(path)))
                    .expectNext("\"$user\", public")
                    .verifyComplete();
            executor.transaction(
                            TransactionSettings.DEFAULT,
                            tx -> executor.update(Command.other("set", "set search_path = pg_catalog")))
                    .block();
            StepVerifier.create(executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(path)))
                    .expectNext("\"$user\", public")
                    .verifyComplete();
            fixture.assertHealthy();
        }
    }

    @Test
    void thoseWhoWaitForAServerThatDoesNotAnswerEachHearAFailureOfTheirOwn() {
        URI server = URI.create(database.url());
        try (FaultyProxy proxy = FaultyProxy.to(server.getHost(), server.getPort())) {
            proxy.silenceNew(true);
            Executor executor = ExecutorFixture.through(
                            proxy,
                            database,
                            options -> options.with(Lanes.DEFAULT.sized(2, 1))
                                    .with(Deadlines.DEFAULT.connecting(Duration.ofMillis(500))))
                    .executor();
            Mono<Integer> alone = executor.first(one());
            Mono<Integer> inside = executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(one()));

            for (Mono<Integer> work : List.of(alone, inside)) {
                StepVerifier.create(failure(work).zipWith(failure(work)))
                        .assertNext(both -> assertThat(both.getT1())
                                .isInstanceOf(ConnectFailed.class)
                                .hasMessage(both.getT2().getMessage())
                                .isNotSameAs(both.getT2()))
                        .expectComplete()
                        .verify(Duration.ofSeconds(20));
            }
            executor.close(Duration.ZERO).block(Duration.ofSeconds(10));
        }
    }

    private static Mono<Throwable> failure(Mono<?> work) {
        return work.map(done -> (Throwable) new AssertionError(done)).onErrorResume(Mono::just);
    }

    private static Disposable hold(Executor executor) {
        return executor.transaction(
                        TransactionSettings.DEFAULT, tx -> executor.first(one()).then(Mono.never()))
                .subscribe();
    }

    private static Command<Integer> one() {
        return Command.read("one", "select 1", Decoders.INT);
    }

    private static Command<Integer> sleep(double seconds) {
        return Command.read("sleep", "select 1 from pg_sleep($1::float8)", Decoders.INT, seconds);
    }
}
