package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.lane.Budget;
import io.millrace.internal.exec.lane.SharedLane;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
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
                        .map(List::size)
                        .collectList())
                .assertNext(sizes -> assertThat(sizes).hasSize(40).containsOnly(5))
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
                    executor.following(flight.follower(), read("select 1 / 0")).collectList());
        });
        StepVerifier.create(mono).expectError(DatabaseError.class).verify(PATIENCE);

        Mono<Object> other = Mono.defer(() -> {
            Flight flight = executor.flight();
            return Mono.zip(
                    executor.leading(flight, read("select 1 / 0")).collectList(),
                    executor.following(flight.follower(), read("select v from n"))
                            .collectList());
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

    @Test
    void oneThatFollowsDoesNotOvertakeWhereTheConnectionTakesNothingMore() {
        fixture.database().execute("create sequence turn");
        Executor executor = fixture.executor();
        Sinks.Empty<Void> held = Sinks.empty();
        Sinks.Empty<Void> release = Sinks.empty();
        Mono<Integer> lock = executor.first(read("select 1 from pg_advisory_xact_lock(11)"));
        Disposable holder = executor.transaction(
                        TransactionSettings.DEFAULT,
                        tx -> lock.doOnNext(one -> held.tryEmitEmpty()).then(release.asMono()))
                .subscribe(never -> {}, failure -> held.tryEmitError(failure));
        held.asMono().block(PATIENCE);
        try (Retiring lane = Retiring.of(fixture, release::tryEmitEmpty)) {
            Flight flight = new Flight((command, context) -> lane, lane);
            Mono<Integer> leads = flight.leading(
                            read("select nextval('turn')::int4 from pg_advisory_xact_lock_shared(11)"))
                    .single();
            Follower follower = flight.follower();
            Mono<Integer> follows = follower.rows(read("select nextval('turn')::int4"))
                    .single()
                    .doOnSuccess(turn -> release.tryEmitEmpty());

            StepVerifier.create(Mono.zip(leads, follows))
                    .assertNext(turns ->
                            assertThat(List.of(turns.getT1(), turns.getT2())).containsExactly(1, 2))
                    .expectComplete()
                    .verify(PATIENCE);
            assertThat(follower.wentBeside()).isFalse();
        }
        assertThat(holder.isDisposed()).isTrue();
    }

    @Test
    void thoseThatWaitAreSentWhereTheOneThatLeadsFails() {
        try (Retiring lane = Retiring.of(fixture, () -> {})) {
            Flight flight = new Flight((command, context) -> lane, lane);
            Mono<Integer> follows =
                    flight.follower().rows(read("select 7")).single().cache();
            Disposable following = follows.subscribe();
            StepVerifier.create(flight.leading(read("select 1 / 0")))
                    .expectError(DatabaseError.class)
                    .verify(PATIENCE);
            StepVerifier.create(follows).expectNext(7).expectComplete().verify(PATIENCE);
            assertThat(following.isDisposed()).isTrue();
        }
    }

    @Test
    void oneThatComesAfterTheAnswerGoesOnTheSameConnectionStill() {
        Executor executor = fixture.executor();
        Flight flight = executor.flight();
        Integer first = executor.leading(flight, read("select pg_backend_pid()"))
                .single()
                .block(PATIENCE);
        Follower follower = flight.follower();
        Integer second = executor.following(follower, read("select pg_backend_pid() from n where v = 1"))
                .single()
                .block(PATIENCE);

        assertThat(second).isEqualTo(first);
        assertThat(follower.wentBeside()).isFalse();
    }

    @Test
    void oneThatIsKnownToTakeLongGoesBesideWhereAConnectionHasNothingToDo() {
        String longOne = "select pg_backend_pid() from pg_sleep(0.001)";
        try (ExecutorFixture fresh = ExecutorFixture.on(fixture.database(), options -> options)) {
            Executor executor = fresh.executor();
            for (int round = 0; round < 15; round++) {
                assertThat(besides(executor, longOne)).isFalse();
            }
            boolean went = false;
            for (int round = 0; round < 1_000 && !went; round++) {
                went = besides(executor, longOne);
            }
            assertThat(went).isTrue();
            fresh.assertHealthy();
        }
    }

    @Test
    void theOnlyOneThatFollowsStaysOnItsConnection() {
        try (ExecutorFixture fresh = ExecutorFixture.on(fixture.database(), options -> options)) {
            Executor executor = fresh.executor();
            for (int round = 0; round < 60; round++) {
                StepVerifier.create(flight(executor, 0, "select pg_backend_pid() from pg_sleep(0.001)"))
                        .assertNext(backends -> assertThat(backends).hasSize(2).containsOnly(backends.get(0)))
                        .expectComplete()
                        .verify(PATIENCE);
            }
            fresh.assertHealthy();
        }
    }

    /** Whether the last of two that follow was run by another server process than the one that leads. */
    private static boolean besides(Executor executor, String last) {
        List<Integer> backends = flight(executor, 1, last).block(PATIENCE);
        assertThat(backends).hasSize(3);
        assertThat(backends.get(1)).isEqualTo(backends.get(0));
        return !backends.get(2).equals(backends.get(0));
    }

    @Test
    void aFlightKnowsWhetherTheOneThatLeadsWasSentTwice() {
        fixture.database().execute("create table wide (v int); insert into wide values (1)");
        try (ExecutorFixture single =
                ExecutorFixture.on(fixture.database(), options -> options.with(Lanes.DEFAULT.sized(2, 1)))) {
            Executor executor = single.executor();
            Flight first = executor.flight();
            assertThat(executor.leading(first, read("select * from wide"))
                            .collectList()
                            .block(PATIENCE))
                    .containsExactly(1);
            assertThat(first.isScattered()).isFalse();
            fixture.database().execute("alter table wide add column more int");

            Flight second = executor.flight();
            assertThat(executor.leading(second, read("select * from wide"))
                            .collectList()
                            .block(PATIENCE))
                    .containsExactly(1);
            assertThat(second.isScattered()).isTrue();
            single.assertHealthy();
        }
    }

    /** The backends that ran the one that leads and those that follow. */
    private static Mono<List<Integer>> flight(Executor executor, int following) {
        return flight(executor, following, null);
    }

    private static Mono<List<Integer>> flight(Executor executor, int following, @Nullable String last) {
        return Mono.defer(() -> {
            Flight flight = executor.flight();
            List<Mono<List<Integer>>> all = new ArrayList<>();
            all.add(executor.leading(flight, read("select pg_backend_pid()")).collectList());
            for (int i = 0; i < following; i++) {
                all.add(executor.following(
                                flight.follower(), read("select pg_backend_pid() from n where v = " + (i % 3 + 1)))
                        .collectList());
            }
            if (last != null) {
                all.add(executor.following(flight.follower(), read(last)).collectList());
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

    /** A lane on which the connection takes nothing new any more when something is to be sent behind another. */
    private record Retiring(Home home, SharedLane lane, Runnable refused) implements Followed, AutoCloseable {

        static Retiring of(ExecutorFixture fixture, Runnable refused) {
            ExecutorOptions options = ExecutorFixture.options(fixture.database());
            Home home = new Home(Vertx.vertx());
            Connector connector = new Connector(home, options, System::nanoTime);
            return new Retiring(home, new SharedLane(home, options, connector, new Budget(4)), refused);
        }

        @Override
        public boolean follow(Link link, Statement<?> statement) {
            link.retire();
            boolean sent = lane.follow(link, statement);
            if (!sent) {
                refused.run();
            }
            return sent;
        }

        @Override
        public void start(Statement<?> statement) {
            lane.start(statement);
        }

        @Override
        public void cancelled(Statement<?> statement) {
            lane.cancelled(statement);
        }

        @Override
        public void answered(
                Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {
            lane.answered(statement, on, result, failure);
        }

        @Override
        public Reach reach() {
            return lane.reach();
        }

        @Override
        public void close() {
            lane.end();
            home.close();
        }
    }
}
