package io.millrace.internal.exec.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.Code;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.DecodeFailed;
import io.millrace.error.InvalidQuery;
import io.millrace.error.InvalidValue;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.error.SerializationFailure;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Isolation;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import io.millrace.type.RowDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** COMMIT behind the last statements: what is sent, how often is waited for, and that half of it never lasts. */
class LastWritesTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofMillis(60);
    private static final String COMMIT = "SELECT 1; COMMIT";

    private static TestDatabase database;
    private static Wire wire;
    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        database = TestDatabase.create("create table note (id int4 primary key);"
                + " create table line (id int4 primary key,"
                + " place int4 constraint line_place unique deferrable initially deferred)");
        wire = Wire.to(database);
        fixture = ExecutorFixture.on(database, options -> overTheWire(UnaryOperator.identity()));
        executor = fixture.executor();
    }

    @AfterAll
    static void close() {
        fixture.close();
        wire.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate note; truncate line");
        usual(100).block(PATIENCE);
        wire.startAgain();
    }

    @AfterEach
    void healthy() {
        fixture.assertHealthy();
    }

    @Test
    void commitGoesWithTheLastStatementsOnceTheirTextsWereAnsweredOnTheConnection() {
        ExecutorFixture fresh = ExecutorFixture.on(database, options -> overTheWire(UnaryOperator.identity()));
        wire.distance(AWAY);
        try {
            wire.startAgain();
            usual(fresh.executor(), 1).block(PATIENCE);
            List<String> first = sent();
            long trips = wire.traffic().roundTrips();
            wire.startAgain();
            usual(fresh.executor(), 11).block(PATIENCE);

            assertThat(first).containsExactly("BEGIN READ WRITE", note(), line(), line(), COMMIT);
            assertThat(sent()).isEqualTo(first);
            assertThat(wire.traffic().roundTrips()).isEqualTo(2);
            assertThat(trips).as("a connection that has yet to prepare them").isGreaterThan(4);
        } finally {
            wire.distance(Duration.ZERO);
            fresh.close();
        }
        assertThat(database.column("select id from line order by id"))
                .containsExactly("2", "3", "12", "13", "101", "102");
    }

    @Test
    void aTransactionOfNothingElseIsOneRoundTrip() {
        wire.distance(AWAY);
        try {
            wire.startAgain();
            executor.transaction(PLAIN, tx -> tx.last(Mono.when(note(1), line(2, 2), line(3, 3))))
                    .block(PATIENCE);
            assertThat(sent()).containsExactly("BEGIN READ WRITE", note(), line(), line(), COMMIT);
            assertThat(wire.traffic().roundTrips()).isEqualTo(1);
        } finally {
            wire.distance(Duration.ZERO);
        }
        assertThat(lines()).isEqualTo("4");
    }

    @Test
    void whatTheDriverMayHoldBackIsWaitedFor() {
        assertThat(trips(options -> options.pipelining(1))).isGreaterThan(2);
        assertThat(trips(options -> options.pipelining(2))).isGreaterThan(2);
        assertThat(trips(options -> options.caching(1))).isGreaterThan(2);
        assertThat(trips(UnaryOperator.identity())).isEqualTo(2);
    }

    @Test
    void theLastOfSeveralThatFailsUndoesAllOfThem() {
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> note(1).then(tx.last(Mono.when(line(2, 2), line(101, 3), line(4, 4))))))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ConstraintViolation.class,
                                violation -> assertThat(violation.constraint()).isEqualTo("line_pkey")))
                .verify(PATIENCE);
        assertThat(sent()).endsWith(line(), line(), line(), COMMIT, "ROLLBACK");
        assertNothing();
    }

    @Test
    void aConstraintThatIsCheckedAtCommitMeansWhatItMeans() {
        AtomicReference<String> asked = new AtomicReference<>();
        Function<TransactionHandle, Mono<Void>> body = tx -> note(1).then(tx.last(Mono.when(line(2, 7), line(3, 7))));
        StepVerifier.create(executor.transaction(PLAIN, body))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(ConstraintViolation.class)
                        .hasMessageContaining("query: COMMIT"))
                .verify(PATIENCE);
        StepVerifier.create(executor.transaction(PLAIN, tx -> {
                    tx.onViolation(violation -> {
                        asked.set(violation.constraint());
                        return mine();
                    });
                    return body.apply(tx);
                }))
                .expectErrorMessage(mine().getMessage())
                .verify(PATIENCE);
        assertThat(asked).hasValue("line_place");
        assertNothing();
    }

    @Test
    void aRowThatCannotBeReadIsToldOfWhatIsCommitted() {
        AtomicInteger afterwards = new AtomicInteger();
        Mono<Integer> read = unreadable(2);
        fixture.executor().first(reading(5, Decoders.INT)).block(PATIENCE);
        executor.transaction(PLAIN, tx -> executor.first(reading(6, Decoders.INT)))
                .block(PATIENCE);
        StepVerifier.create(executor.transaction(PLAIN, tx -> {
                    tx.afterCommit(Mono.fromRunnable(afterwards::incrementAndGet));
                    return note(1).then(tx.last(read));
                }))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(DecodeFailed.class)
                        .hasCauseInstanceOf(IllegalStateException.class)
                        .hasMessage("""
                                ORM-203: insert: a row could not be read
                                  query: insert into line values ($1::int4, $1::int4) returning id
                                  because: its decoder threw java.lang.IllegalStateException; what was written is committed all the same
                                  fix: see the cause; the decoder must accept every row that the statement can return"""))
                .verify(PATIENCE);
        assertThat(afterwards).hasValue(1);
        assertThat(sent()).endsWith(note(), "insert into line values ($1::int4, $1::int4) returning id", COMMIT);
        assertThat(database.column("select id from line where id < 4")).containsExactly("2");
    }

    @Test
    void whatTheDriverRefusesIsNeverLeftOut() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> note(1).then(tx.last(
                                Mono.when(line(2, 2), executor.update(Command.write("insert", line(), "three", 3)))))))
                .expectError(InvalidValue.class)
                .verify(PATIENCE);
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> note(1).then(tx.last(Mono.when(
                                executor.update(Command.write("insert", line(), "three", 3))
                                        .onErrorReturn(0L),
                                line(2, 2))))))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(database.column("select id from line where id < 10"))
                .as("it was let pass")
                .containsExactly("2");
    }

    @Test
    void whatTheDriverRefusesOnceItHasBeenPreparedIsNotLeftOutEither() {
        ExecutorFixture fresh = ExecutorFixture.on(database, options -> overTheWire(UnaryOperator.identity()));
        Executor on = fresh.executor();
        Command<Object> fits = Command.write("insert", note(), 1);
        Command<Object> refused = Command.write("insert", line(), "three", 3);
        try {
            StepVerifier.create(on.transaction(
                            PLAIN, tx -> on.update(fits).then(tx.last(Mono.when(on.update(refused))))))
                    .expectError(InvalidValue.class)
                    .verify(PATIENCE);
            StepVerifier.create(on.transaction(
                            PLAIN,
                            tx -> tx.last(Mono.when(
                                    on.update(fits),
                                    on.update(Command.write("insert", line() + " returning id", 1, "three"))))))
                    .expectError(InvalidValue.class)
                    .verify(PATIENCE);
        } finally {
            fresh.close();
        }
        assertNothing();
    }

    @Test
    void whatTheDriverRefusesWhenItsTurnComesIsNotLeftOutEither() {
        ExecutorFixture slow = ExecutorFixture.on(database, options -> overTheWire(one -> one.pipelining(1)));
        Executor on = slow.executor();
        try {
            usual(on, 200).block(PATIENCE);
            StepVerifier.create(on.transaction(
                            PLAIN,
                            tx -> tx.last(Mono.when(
                                    on.update(Command.write("insert", note(), 1)),
                                    on.update(Command.write("insert", line(), "three", 3))))))
                    .expectError(InvalidValue.class)
                    .verify(PATIENCE);
        } finally {
            slow.close();
        }
        assertNothing();
    }

    @Test
    void aCancelBeforeCommitIsSentNeverCommits() {
        cancelling(BaseSubscriber::cancel);
        wire.startAgain();
        cancelling(subscriber -> {
            AtomicBoolean cancelled = new AtomicBoolean();
            Schedulers.boundedElastic().schedule(() -> {
                subscriber.cancel();
                cancelled.set(true);
            });
            while (!cancelled.get()) {
                Thread.onSpinWait();
            }
        });
    }

    /** Between the last statements and COMMIT, on the thread that sends both. */
    private static void cancelling(Consumer<BaseSubscriber<Void>> how) {
        BaseSubscriber<Void> subscriber = new BaseSubscriber<>() {};
        Mono<Void> cancel = Mono.fromRunnable(() -> how.accept(subscriber));
        executor.transaction(PLAIN, tx -> note(1).then(tx.last(Mono.when(line(2, 2), line(3, 3), cancel))))
                .subscribe(subscriber);
        ExecutorFixture.await("it to be undone", () -> sent().contains("ROLLBACK"));

        assertThat(sent()).endsWith(note(), line(), line(), "ROLLBACK").doesNotContain(COMMIT);
        assertNothing();
    }

    @Test
    void aStatementInAnotherTransactionIsInASavepoint() {
        executor.transaction(
                        PLAIN,
                        outer -> executor.transaction(PLAIN, tx -> note(1).then(tx.last(line(2, 2))))
                                .then(line(3, 3)))
                .block(PATIENCE);
        assertThat(sent())
                .containsExactly(
                        "BEGIN READ WRITE",
                        "SAVEPOINT millrace_1",
                        note(),
                        line(),
                        "RELEASE SAVEPOINT millrace_1",
                        line(),
                        COMMIT);
        assertThat(lines()).isEqualTo("4");
    }

    @Test
    void aLostRaceIsRunAgainAsAWhole() {
        TransactionSettings serializable = PLAIN.at(Isolation.SERIALIZABLE);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorFixture two =
                ExecutorFixture.on(database, options -> overTheWire(any -> any.with(Lanes.DEFAULT.sized(3, 1))));
        try {
            for (int warm = 0; warm < 2; warm++) {
                StepVerifier.create(skewed(two.executor(), serializable, new AtomicInteger()))
                        .expectError(SerializationFailure.class)
                        .verify(PATIENCE);
            }
            StepVerifier.create(skewed(two.executor(), serializable.retrying(3), attempts))
                    .expectNext(1L)
                    .expectComplete()
                    .verify(PATIENCE);
        } finally {
            two.close();
        }
        assertThat(attempts).hasValue(2);
        assertThat(lines()).as("two before, three of the others, and one").isEqualTo("6");
    }

    /** What each reads the other writes, where it runs for the first time. */
    private static Mono<Long> skewed(Executor on, TransactionSettings settings, AtomicInteger attempts) {
        Mono<Integer> sum =
                on.first(Command.read("sum", "select coalesce(sum(place), 0)::int4 from line", Decoders.INT));
        Mono<Long> others = on.transaction(settings, tx -> sum.flatMap(all -> insert(on, all + 1)))
                .contextWrite(context -> Context.empty());
        return on.transaction(
                settings,
                tx -> sum.flatMap(all -> {
                    Mono<Long> mine = tx.last(insert(on, all));
                    return attempts.incrementAndGet() > 1 ? mine : others.then(mine);
                }));
    }

    private static Mono<Long> insert(Executor on, int id) {
        return on.update(Command.write("insert", line(), id, id));
    }

    @Test
    void whatWasRefusedBeforeIsNotForgotten() {
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> line(101, 1).onErrorReturn(0L).then(tx.last(line(2, 2)))))
                .expectError(MillraceException.class)
                .verify(PATIENCE);
        assertThat(sent()).doesNotContain(COMMIT);
        assertNothing();
    }

    private static long trips(UnaryOperator<ExecutorOptions> change) {
        ExecutorFixture other = ExecutorFixture.on(database, options -> overTheWire(change));
        try {
            database.execute("truncate note; truncate line");
            usual(other.executor(), 1).block(PATIENCE);
            wire.distance(AWAY);
            wire.startAgain();
            usual(other.executor(), 11).block(PATIENCE);
            assertThat(lines()).isEqualTo("4");
            return wire.traffic().roundTrips();
        } finally {
            wire.distance(Duration.ZERO);
            other.close();
        }
    }

    private static ExecutorOptions overTheWire(UnaryOperator<ExecutorOptions> change) {
        return change.apply(ExecutorFixture.options(wire.url()).with(Lanes.DEFAULT.sized(2, 1)));
    }

    /** A row, and when it is there two more. */
    private static Mono<Void> usual(int id) {
        return usual(executor, id);
    }

    private static Mono<Void> usual(Executor on, int id) {
        return on.transaction(
                PLAIN,
                tx -> on.update(Command.write("insert", note(), id))
                        .then(tx.last(Mono.when(
                                on.update(Command.write("insert", line(), id + 1, id + 1)),
                                on.update(Command.write("insert", line(), id + 2, id + 2))))));
    }

    private static String note() {
        return "insert into note values ($1::int4)";
    }

    private static Mono<Long> note(int id) {
        return executor.update(Command.write("insert", note(), id));
    }

    private static String line() {
        return "insert into line values ($1::int4, $2::int4)";
    }

    private static Mono<Long> line(int id, int place) {
        return executor.update(Command.write("insert", line(), id, place));
    }

    private static Command<Integer> reading(int id, RowDecoder<Integer> decoder) {
        return Command.write("insert", "insert into line values ($1::int4, $1::int4) returning id", decoder, id);
    }

    private static Mono<Integer> unreadable(int id) {
        return executor.first(reading(id, (row, offset) -> {
            throw new IllegalStateException("no row of mine");
        }));
    }

    private static InvalidQuery mine() {
        return new InvalidQuery(Problem.of(Code.INVALID_ARGUMENT, "mine", "I say so", "do not"));
    }

    private static List<String> sent() {
        return wire.traffic().statements().stream()
                .filter(text -> !text.startsWith("select set_config(") && !text.startsWith("set "))
                .toList();
    }

    /** Beside those that were there. */
    private static void assertNothing() {
        assertThat(database.value("select (select count(*) from note where id < 100)"
                        + " + (select count(*) from line where id < 100)"))
                .isEqualTo("0");
    }

    private static String lines() {
        return database.value("select count(*) from line");
    }
}
