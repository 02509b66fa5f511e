package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.ConnectFailed;
import io.millrace.error.ConnectionLost;
import io.millrace.error.MillraceException;
import io.millrace.error.QueryTimeout;
import io.millrace.error.WriteOutcomeUnknown;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** A network and a server that fail: each subscriber hears one ending, in time, and what comes after works. */
class FaultTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;

    private static TestDatabase database;

    private FaultyProxy proxy;
    private ExecutorFixture fixture;
    private Executor executor;

    @BeforeAll
    static void create() {
        database = TestDatabase.create("create table note (id int primary key)");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() {
        database.execute("truncate note");
        proxy = FaultyProxy.to(database.server().host(), database.server().port());
        fixture = ExecutorFixture.through(
                proxy,
                database,
                options -> options.with(Lanes.DEFAULT.sized(4, 2))
                        .with(Deadlines.DEFAULT.connecting(Duration.ofSeconds(2))));
        executor = fixture.executor();
        executor.first(one()).block();
    }

    @AfterEach
    void close() {
        proxy.cutSilent();
        fixture.assertHealthy();
        fixture.close();
        proxy.close();
    }

    @Test
    void aStatementOnAHalfOpenConnectionMeetsItsDeadline() {
        proxy.silence();
        long start = System.nanoTime();
        StepVerifier.create(executor.first(one().within(Duration.ofMillis(200))))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(QueryTimeout.class).hasMessage("""
                                ORM-404: one: the deadline passed
                                  query: select 1
                                  because: no answer came in 200 ms
                                  fix: make the statement faster, or give it a longer deadline"""));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        StepVerifier.create(executor.first(one())).expectNext(1).verifyComplete();
    }

    @Test
    void aWriteThatMeetsItsDeadlineSaysThatItMayHaveTakenEffect() {
        proxy.silence();
        StepVerifier.create(executor.update(insert(1).within(Duration.ofMillis(100))))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(QueryTimeout.class).hasMessage("""
                                ORM-404: insert note: the deadline passed
                                  query: insert into note values ($1::int4)
                                  because: no answer came in 100 ms; it was sent, and may have taken effect
                                  fix: make the statement faster, or give it a longer deadline"""));
    }

    @Test
    void aConnectionThatMissedADeadlineTakesNothingNewAndItsNeighboursFinish() {
        Command<Integer> slow = Command.read("slow", "select 1 from pg_advisory_xact_lock(7)", Decoders.INT);
        Sinks.Empty<Void> held = Sinks.empty();
        Sinks.Empty<Void> release = Sinks.empty();
        executor.transaction(
                        PLAIN,
                        tx -> executor.first(slow)
                                .doOnNext(n -> held.tryEmitEmpty())
                                .then(release.asMono()))
                .subscribe(done -> {}, failure -> held.tryEmitError(failure));
        held.asMono().block(Duration.ofSeconds(20));
        try (ExecutorFixture single =
                ExecutorFixture.on(database, options -> options.with(Lanes.DEFAULT.sized(4, 1)))) {
            Executor one = single.executor();
            int before = one.first(backend()).block();
            Mono<String> whose = one.first(backend()).map(pid -> pid == before ? "same" : "other");
            Mono<String> late = one.first(slow.within(Duration.ofMillis(100)))
                    .map(i -> "answered")
                    .onErrorReturn("late")
                    .cache();
            late.subscribe();
            Mono<String> neighbour = whose.cache();
            neighbour.subscribe();

            StepVerifier.create(late).expectNext("late").verifyComplete();
            StepVerifier.create(whose).expectNext("other").verifyComplete();
            release.tryEmitEmpty();
            StepVerifier.create(neighbour).expectNext("same").verifyComplete();
            single.assertHealthy();
        }
    }

    @Test
    void aStatementInATransactionOnAHalfOpenConnectionFreesTheLane() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.update(insert(1)).flatMap(n -> {
                            proxy.silence();
                            return executor.first(one().within(Duration.ofMillis(100)));
                        })))
                .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(QueryTimeout.class))
                .verify(Duration.ofSeconds(5));
        proxy.cutSilent();
        fixture.assertHealthy();
        assertThat(database.value("select count(*) from note")).isEqualTo("0");
    }

    @Test
    void aTransactionOnAHalfOpenConnectionMeetsItsOwnDeadline() {
        StepVerifier.create(executor.transaction(
                        PLAIN.within(Duration.ofMillis(200)),
                        tx -> executor.update(insert(1)).flatMap(n -> {
                            proxy.silence();
                            return executor.first(one());
                        })))
                .expectError(QueryTimeout.class)
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForLongerThanAllowed() {
        proxy.cut();
        ExecutorFixture.await(
                "the connections to be gone", () -> executor.gauges().connections() == 0);
        proxy.silenceNew(true);
        StepVerifier.create(executor.first(one()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(ConnectFailed.class)
                        .hasMessageContaining("because: the server did not answer in 2 s"))
                .verify(Duration.ofSeconds(6));
        StepVerifier.create(executor.transaction(PLAIN, tx -> executor.first(one())))
                .expectError(ConnectFailed.class)
                .verify(Duration.ofSeconds(6));
        proxy.silenceNew(false);
    }

    @Test
    void noServerIsAnErrorAndItsReturnIsNoticed() {
        FaultyProxy gone =
                FaultyProxy.to(database.server().host(), database.server().port());
        gone.close();
        try (ExecutorFixture nowhere = ExecutorFixture.through(gone, database, options -> options)) {
            StepVerifier.create(nowhere.executor().first(one()))
                    .expectErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(ConnectFailed.class)
                            .hasMessageStartingWith("ORM-401: no connection to "))
                    .verify(Duration.ofSeconds(5));
        }
    }

    @Test
    void anIdleConnectionThatTheServerEndedIsReplacedUnnoticed() {
        executor.transaction(PLAIN, tx -> executor.first(one())).block();
        terminate();
        ExecutorFixture.await(
                "the connections to be gone", () -> executor.gauges().connections() == 0);
        StepVerifier.create(executor.first(one())).expectNext(1).verifyComplete();
        StepVerifier.create(executor.transaction(PLAIN, tx -> executor.update(insert(1))))
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void aConnectionEndedInTheMiddleOfARead() {
        Mono<Integer> read = executor.first(Command.read("sleep", "select 1 from pg_sleep(5)", Decoders.INT));
        StepVerifier.create(read.doOnSubscribe(s -> terminateTheSleeping()))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(ConnectionLost.class).hasMessage("""
                                ORM-402: sleep: the connection broke before the answer came
                                  query: select 1 from pg_sleep(5)
                                  because: the server or the network ended the connection; nothing was changed
                                  fix: do it again: isRetryable() is true for this failure"""))
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void aConnectionEndedInTheMiddleOfAWrite() {
        Mono<Long> write = executor.update(Command.write("slow insert", "insert into note select 1 from pg_sleep(5)"));
        StepVerifier.create(write.doOnSubscribe(s -> terminateTheSleeping()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(WriteOutcomeUnknown.class)
                        .hasMessage("""
                                ORM-405: slow insert: the connection broke after the write was sent
                                  query: insert into note select 1 from pg_sleep(5)
                                  because: no answer came, so the write may or may not have taken effect
                                  fix: read the row back before you write again; it is never repeated for you"""))
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void aConnectionEndedInTheMiddleOfATransaction() {
        Mono<Long> write = executor.update(Command.write("slow insert", "insert into note select 1 from pg_sleep(5)"));
        StepVerifier.create(executor.transaction(PLAIN, tx -> write.doOnSubscribe(s -> terminateTheSleeping())))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(ConnectionLost.class).hasMessage("""
                                ORM-402: slow insert: the connection broke before the answer came
                                  query: insert into note select 1 from pg_sleep(5)
                                  because: the server or the network ended the connection; the transaction was undone
                                  fix: run the whole transaction again, or let it: transaction(retries(3), …)"""))
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void aConnectionEndedBetweenTwoStatementsOfATransaction() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.update(insert(1))
                                .delayUntil(n -> terminated())
                                .then(executor.update(insert(2)))))
                .expectError(ConnectionLost.class)
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void aConnectionEndedBeforeTheCommitIsSent() {
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> executor.update(insert(1)).delayUntil(n -> terminated())))
                .expectError(ConnectionLost.class)
                .verify(Duration.ofSeconds(10));
        assertThat(database.value("select count(*) from note")).isEqualTo("0");
    }

    @Test
    void aResetInTheMiddleOfManyRows() {
        Mono<Long> rows = executor.all(
                        Command.read("rows", "select repeat('x', 10000) from generate_series(1, 20000)", Decoders.TEXT))
                .count();
        proxy.cutAfter(1_000_000);
        StepVerifier.create(rows).expectError(ConnectionLost.class).verify(Duration.ofSeconds(5));
    }

    @Test
    void aCommitWhoseAnswerIsCutOffIsUnknown() {
        AtomicReference<Integer> attempts = new AtomicReference<>(0);
        proxy.when("COMMIT", FaultyProxy.Then.CUT);
        StepVerifier.create(executor.transaction(PLAIN.retrying(3), tx -> {
                    attempts.set(tx.attempt());
                    return executor.update(insert(1));
                }))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(CommitOutcomeUnknown.class)
                        .hasMessage("""
                                ORM-506: transaction: nobody knows whether it committed
                                  because: the connection broke after COMMIT was sent and before its answer came
                                  fix: read back what the transaction wrote before you run it again; it is never repeated for you"""))
                .verify(Duration.ofSeconds(10));
        assertThat(attempts).hasValue(1);
        assertThat(database.value("select count(*) from note")).isEqualTo("1");
    }

    @Test
    void aCommitThatIsNeverAnsweredIsUnknown() {
        try (ExecutorFixture hasty = ExecutorFixture.through(
                proxy, database, options -> options.with(Deadlines.DEFAULT.answering(Duration.ofMillis(300))))) {
            proxy.when("COMMIT", FaultyProxy.Then.SILENCE);
            StepVerifier.create(hasty.executor()
                            .transaction(PLAIN, tx -> hasty.executor().update(insert(1))))
                    .expectError(CommitOutcomeUnknown.class)
                    .verify(Duration.ofSeconds(10));
            proxy.cutSilent();
            hasty.assertHealthy();
        }
    }

    @Test
    void aBeginThatIsNeverAnsweredTakesNoEffect() {
        proxy.when("BEGIN", FaultyProxy.Then.SILENCE);
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> executor.update(insert(1).within(Duration.ofMillis(100)))))
                .expectError(QueryTimeout.class)
                .verify(Duration.ofSeconds(5));
        proxy.cutSilent();
        fixture.assertHealthy();
        assertThat(database.value("select count(*) from note")).isEqualTo("0");
    }

    @Test
    void aBeginThatTheServerRefusesLetsNothingBehindItTakeEffect() {
        executor.transaction(PLAIN, tx -> executor.first(one())).block();
        proxy.when("BEGIN", FaultyProxy.Then.GARBLE);
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> Flux.range(1, 5)
                                .flatMap(id -> executor.update(insert(id)))
                                .then()))
                .expectError(MillraceException.class)
                .verify(Duration.ofSeconds(5));
        fixture.assertHealthy();
        assertThat(database.value("select count(*) from note")).isEqualTo("0");
    }

    private static void terminate() {
        database.column("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                + " where datname = current_database() and application_name = 'millrace'");
    }

    private static void terminateTheSleeping() {
        Schedulers.boundedElastic().schedule(() -> {
            ExecutorFixture.await(
                    "the statement to run",
                    () -> "1"
                            .equals(database.value("select count(*) from pg_stat_activity where state = 'active'"
                                    + " and datname = current_database() and application_name = 'millrace'")));
            terminate();
        });
    }

    /** Ends when the backends are gone and the executor has heard of it. */
    private Mono<Void> terminated() {
        return Mono.<Void>fromRunnable(() -> {
                    terminate();
                    ExecutorFixture.await(
                            "the connections to be gone",
                            () -> executor.gauges().connections() == 0);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Command<Integer> one() {
        return Command.read("one", "select 1", Decoders.INT);
    }

    private static Command<Integer> backend() {
        return Command.read("backend", "select pg_backend_pid()", Decoders.INT);
    }

    private static Command<Object> insert(int id) {
        return Command.write("insert note", "insert into note values ($1::int4)", id);
    }
}
