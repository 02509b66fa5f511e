package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A subscriber that leaves, in every phase on both lanes: no signal, no leak, and nothing that takes effect afterwards. */
class CancelTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;

    private static TestDatabase database;

    private final List<String> signals = new ArrayList<>();
    private FaultyProxy proxy;
    private ExecutorFixture fixture;
    private Executor executor;

    @BeforeAll
    static void create() {
        database = TestDatabase.create("create table note (id int)");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() {
        database.execute("truncate note");
        proxy = FaultyProxy.to(database.server().host(), database.server().port());
        fixture = ExecutorFixture.through(proxy, database, options -> options.with(Lanes.DEFAULT.sized(2, 1)));
        executor = fixture.executor();
    }

    @AfterEach
    void close() {
        proxy.flow();
        fixture.assertHealthy();
        assertThat(signals).isEmpty();
        fixture.close();
        proxy.close();
    }

    @Test
    void beforeAnythingIsAskedFor() {
        StepVerifier.create(executor.first(one()), 0).thenCancel().verify();
        StepVerifier.create(executor.transaction(PLAIN, tx -> insert(1)), 0)
                .thenCancel()
                .verify();
        assertThat(executor.gauges().connections()).isZero();
    }

    @Test
    void whileConnecting() {
        proxy.stall();
        Disposable shared = listen(executor.first(one()));
        Disposable exclusive = listen(executor.transaction(PLAIN, tx -> insert(1)));
        ExecutorFixture.await("both to connect", () -> executor.gauges().connections() == 2);
        shared.dispose();
        exclusive.dispose();
        proxy.flow();
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void whileWaitingForALease() {
        Disposable holder =
                executor.transaction(PLAIN, tx -> insert(1).then(Mono.never())).subscribe();
        ExecutorFixture.await("the lease", () -> executor.gauges().exclusive().inUse() == 1);
        Disposable waiting = listen(executor.transaction(PLAIN, tx -> insert(2)));
        ExecutorFixture.await("one to wait", () -> executor.gauges().exclusive().waiting() == 1);
        waiting.dispose();
        assertThat(executor.gauges().exclusive().waiting()).isZero();
        holder.dispose();
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void whileWaitingForTheSharedLane() {
        try (ExecutorFixture narrow = ExecutorFixture.on(
                database, options -> options.with(Lanes.DEFAULT.sized(2, 1).bounded(1, 10, 10)))) {
            Executor one = narrow.executor();
            one.first(one()).block();
            Disposable running = one.first(Command.read("sleep", "select 1 from pg_sleep(0.4)", Decoders.INT))
                    .subscribe();
            ExecutorFixture.await("it to run", () -> one.gauges().shared().inFlight() == 1);
            Disposable waiting = listen(one.update(Command.write("insert", "insert into note values (1)")));
            assertThat(one.gauges().shared().waiting()).isEqualTo(1);
            waiting.dispose();
            assertThat(one.gauges().shared().waiting()).isZero();
            narrow.assertHealthy();
            assertThat(running.isDisposed()).isTrue();
        }
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void whileBeginIsUnderWay() {
        warm();
        proxy.when("BEGIN", FaultyProxy.Then.STALL);
        Disposable transaction = listen(executor.transaction(PLAIN, tx -> insert(1)));
        ExecutorFixture.await(
                "the server to have the insert behind BEGIN",
                () -> "1"
                        .equals(database.value("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and state = 'idle in transaction'"
                                + " and query like 'insert into note %'")));
        transaction.dispose();
        proxy.flow();
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void whileAStatementOfATransactionRuns() {
        warm();
        long start = System.nanoTime();
        Disposable transaction = listen(executor.transaction(
                PLAIN,
                tx -> insert(1)
                        .then(executor.first(Command.read("sleep", "select 1 from pg_sleep(20)", Decoders.INT)))));
        sleeping(1);
        transaction.dispose();
        fixture.assertHealthy();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void whileManyStatementsOfATransactionAreUnderWay() {
        warm();
        Disposable transaction = listen(executor.transaction(
                PLAIN,
                tx -> Flux.range(0, 500)
                        .flatMap(
                                i -> executor.update(Command.write(
                                        "insert", "insert into note select $1::int4 from pg_sleep(0.05)", i)),
                                500)
                        .then()));
        sleeping(1);
        transaction.dispose();
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void betweenTwoStatements() {
        AtomicReference<Disposable> subscription = new AtomicReference<>();
        subscription.set(listen(executor.transaction(
                PLAIN,
                tx -> insert(1).delayElement(Duration.ofMillis(100)).flatMap(n -> {
                    subscription.get().dispose();
                    return Mono.never();
                }))));
        ExecutorFixture.await("the cancel", () -> subscription.get().isDisposed());
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void whileASavepointIsOpen() {
        warm();
        Disposable transaction = listen(executor.transaction(
                PLAIN,
                tx -> insert(1)
                        .then(executor.transaction(
                                PLAIN,
                                nested -> insert(2)
                                        .then(executor.first(
                                                Command.read("sleep", "select 1 from pg_sleep(20)", Decoders.INT)))))));
        sleeping(1);
        transaction.dispose();
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void ofANestedBlockAloneUndoesItAlone() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.transaction(PLAIN, nested -> insert(1).then(Mono.<Long>never()))
                                .timeout(Duration.ofMillis(150), Mono.just(-1L))
                                .flatMap(n -> insert(2))))
                .expectNext(1L)
                .verifyComplete();
        assertThat(database.column("select id from note")).containsExactly("2");
    }

    @Test
    void whileCommitIsUnderWayWaitsForItsAnswer() {
        warm();
        proxy.when("COMMIT", FaultyProxy.Then.STALL);
        Disposable transaction = listen(executor.transaction(PLAIN, tx -> insert(1)));
        ExecutorFixture.await("the commit", () -> "1".equals(notes()));
        transaction.dispose();
        assertThat(executor.gauges().exclusive().inUse()).isEqualTo(1);
        proxy.flow();
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("1");
    }

    @Test
    void ofASentStatementOnTheSharedLaneLeavesItsNeighboursAlone() {
        executor.first(one()).block();
        Mono<Integer> neighbour = executor.first(Command.read("sleep", "select 7 from pg_sleep(0.3)", Decoders.INT));
        Disposable cancelled =
                listen(executor.update(Command.write("insert", "insert into note select 1 from pg_sleep(0.2)")));
        Mono<Integer> answer = neighbour.cache();
        answer.subscribe();
        sleeping(1);
        cancelled.dispose();
        StepVerifier.create(answer).expectNext(7).verifyComplete();
        assertThat(notes()).isEqualTo("1");
    }

    @Test
    void ofRawSqlStopsTheServer() {
        Disposable raw = listen(executor.update(Command.other("sleep", "select pg_sleep(20)")));
        sleeping(1);
        raw.dispose();
        fixture.assertHealthy();
    }

    @Test
    void aCancelledBeginNeverLetsItsInsertTakeEffect() {
        warm();
        for (int i = 0; i < 200; i++) {
            Disposable transaction =
                    listen(executor.transaction(PLAIN, tx -> insert(1).then(Mono.never())));
            long until = System.nanoTime() + ThreadLocalRandom.current().nextLong(2_000_000);
            while (System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
            transaction.dispose();
        }
        fixture.assertHealthy();
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void aStormOfCancels() {
        storm(Duration.ofSeconds(1));
    }

    @Test
    @Tag("slow")
    void aLongStormOfCancels() {
        storm(Duration.ofSeconds(10));
    }

    private void storm(Duration duration) {
        try (ExecutorFixture wide = ExecutorFixture.on(database, options -> options.with(Lanes.DEFAULT.sized(8, 2)))) {
            Executor many = wide.executor();
            int most = 0;
            Mono<Long> insert = many.update(Command.write("insert", "insert into note values (1)"));
            Mono<Long> transaction = many.transaction(PLAIN, tx -> insert.then(Mono.never()));
            Mono<Integer> read = many.first(one());
            long cancels = duration.toMillis();
            for (long i = 0; i < cancels; i++) {
                Disposable subscription = listen(i % 2 == 0 ? transaction : read.then(Mono.never()));
                long until = System.nanoTime() + ThreadLocalRandom.current().nextLong(1_000_000);
                while (System.nanoTime() - until < 0) {
                    Thread.onSpinWait();
                }
                subscription.dispose();
                most = Math.max(most, many.gauges().connections());
            }
            wide.assertHealthy();
            assertThat(most).isLessThanOrEqualTo(8);
        }
        assertThat(notes()).isEqualTo("0");
    }

    /** Opens the connection of a lease, so that the next transaction finds it idle. */
    private void warm() {
        executor.transaction(PLAIN, tx -> executor.first(one())).block();
    }

    private static void sleeping(int backends) {
        ExecutorFixture.await(
                "a backend to sleep",
                () -> Integer.toString(backends)
                        .equals(database.value("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event = 'PgSleep'")));
    }

    private <T> Disposable listen(Mono<T> work) {
        return work.subscribe(
                value -> signals.add("next " + value),
                failure -> signals.add("error " + failure),
                () -> signals.add("complete"));
    }

    private static String notes() {
        return database.value("select count(*) from note");
    }

    private Mono<Long> insert(int id) {
        return executor.update(Command.write("insert note", "insert into note values ($1::int4)", id));
    }

    private static Command<Integer> one() {
        return Command.read("one", "select 1", Decoders.INT);
    }
}
