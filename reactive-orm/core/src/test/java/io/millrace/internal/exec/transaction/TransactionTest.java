package io.millrace.internal.exec.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.LaneExhausted;
import io.millrace.error.QueryTimeout;
import io.millrace.error.TransactionAborted;
import io.millrace.error.TransactionEnded;
import io.millrace.error.TransactionRequired;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class TransactionTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;

    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table note (id int primary key, text text)");
        executor = fixture.executor();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void empty() {
        fixture.database().execute("truncate note");
    }

    @AfterEach
    void healthy() {
        fixture.assertHealthy();
    }

    @Test
    void theValueComesAfterCommit() {
        AtomicReference<String> seenOutside = new AtomicReference<>();
        Mono<Long> transaction = executor.transaction(PLAIN, tx -> insert(1))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(n -> seenOutside.set(count()));
        StepVerifier.create(transaction).expectNext(1L).verifyComplete();
        assertThat(seenOutside).hasValue("1");
    }

    @Test
    void anErrorUndoesEverything() {
        IllegalStateException mine = new IllegalStateException("mine");
        StepVerifier.create(executor.transaction(PLAIN, tx -> insert(1).then(Mono.error(mine))))
                .verifyErrorSatisfies(failure -> assertThat(failure).isSameAs(mine));
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aBodyThatThrowsIsAnError() {
        StepVerifier.create(executor.transaction(PLAIN, tx -> {
                    throw new IllegalStateException("mine");
                }))
                .verifyErrorMessage("mine");
    }

    @Test
    void aBodyWithoutStatementsSendsNothing() {
        StepVerifier.create(executor.transaction(PLAIN, tx -> Mono.just("nothing")))
                .expectNext("nothing")
                .verifyComplete();
    }

    @Test
    void anEmptyBodyCommits() {
        StepVerifier.create(executor.transaction(PLAIN, tx -> insert(1).then())).verifyComplete();
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void nothingRunsBeforeASubscriptionAndTwoRunTwice() {
        AtomicInteger runs = new AtomicInteger();
        Mono<Long> transaction = executor.transaction(PLAIN, tx -> insert(runs.incrementAndGet()));
        assertThat(runs).hasValue(0);
        transaction.block();
        transaction.block();
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void everyStatementRunsOnOneConnectionInOrder() {
        Mono<List<Integer>> backends = executor.transaction(
                PLAIN,
                tx -> Flux.range(0, 5)
                        .flatMap(i -> executor.first(Command.read("backend", "select pg_backend_pid()", Decoders.INT)))
                        .collectList());
        assertThat(backends.block()).hasSize(5).containsOnly(backends.block().get(0));
    }

    @Test
    void theContextSurvivesPublishOnAndFlatMap() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> insert(1)
                                .publishOn(Schedulers.parallel())
                                .flatMap(n -> insert(2))
                                .delayElement(Duration.ofMillis(5))
                                .flatMap(n -> insert(3))
                                .then(Mono.error(new IllegalStateException("undo")))))
                .verifyErrorMessage("undo");
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aSwallowedErrorFailsTheCommitWithTheFirstErrorAsCause() {
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> insert(1).then(insert(1).onErrorReturn(0L)).then(Mono.just("done"))))
                .verifyErrorSatisfies(failure -> {
                    assertThat(failure).isInstanceOf(TransactionAborted.class).hasMessage("""
                                    ORM-502: transaction: it could not commit, and was undone
                                      because: a statement of it had failed, and the failure was not passed on: see the cause
                                      fix: let the failure pass, or wrap what may fail in a transaction of its own: a savepoint""");
                    assertThat(failure).hasCauseInstanceOf(ConstraintViolation.class);
                });
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aStatementAfterAFailedOneNamesTheFirstError() {
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> insert(1).then(insert(1)).onErrorResume(first -> insert(2))))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransactionAborted.class)
                        .hasMessageStartingWith("ORM-502: insert note: the transaction had failed before")
                        .hasCauseInstanceOf(ConstraintViolation.class));
    }

    @Test
    void ofManyAtOnceTheFirstErrorIsHeard() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> Flux.just(1, 2, 2, 3, 4, 5)
                                .flatMap(TransactionTest::insert)
                                .then()))
                .verifyError(ConstraintViolation.class);
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aFireAndForgetStatementThatFailsFailsTheCommit() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> insert(1).flatMap(n -> {
                            tx.with(insert(1)).subscribe(ignored -> {}, ignored -> {});
                            return Mono.just("done");
                        })))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransactionAborted.class)
                        .hasCauseInstanceOf(ConstraintViolation.class));
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aDeferredConstraintFailsTheCommitAsItIs() {
        fixture.database()
                .execute(
                        "create table if not exists part (id int primary key, whole int references part deferrable initially deferred)");
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> executor.update(Command.write("insert part", "insert into part values (1, 2)"))))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(ConstraintViolation.class)
                        .hasMessageStartingWith("ORM-302: transaction: "));
    }

    @Test
    void aStatementAfterTheEndIsRefused() {
        AtomicReference<TransactionHandle> kept = new AtomicReference<>();
        executor.transaction(PLAIN, tx -> {
                    kept.set(tx);
                    return insert(1);
                })
                .block();
        StepVerifier.create(kept.get().with(insert(2)))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(TransactionEnded.class).hasMessage("""
                                ORM-501: insert note: the transaction has ended
                                  query: insert into note values ($1::int4)
                                  because: it was subscribed in the context of a transaction that has committed or rolled back since
                                  fix: make it part of what transaction(…) is given, or subscribe it outside"""));
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void aSavepointIsUndoneAlone() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> insert(1)
                                .then(executor.transaction(
                                                PLAIN, nested -> insert(2).then(insert(1)))
                                        .onErrorReturn(-1L))
                                .flatMap(n -> insert(3).thenReturn(n))))
                .expectNext(-1L)
                .verifyComplete();
        assertThat(fixture.database().column("select id from note order by id")).containsExactly("1", "3");
    }

    @Test
    void aSwallowedErrorInASavepointUndoesTheSavepointAndSaysSo() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> insert(1)
                                .then(executor.transaction(
                                        PLAIN,
                                        nested -> insert(1).onErrorReturn(0L).thenReturn("swallowed")))
                                .onErrorResume(TransactionAborted.class, e -> Mono.just("told"))))
                .expectNext("told")
                .verifyComplete();
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void nestedBlocksFromFlatMapRunOneAfterTheOther() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> Flux.range(1, 20)
                                .flatMap(i -> executor.transaction(
                                                PLAIN, nested -> insert(i).then(i % 2 == 0 ? insert(i) : Mono.just(1L)))
                                        .onErrorReturn(0L))
                                .reduce(0L, Long::sum)))
                .expectNext(10L)
                .verifyComplete();
        assertThat(count()).isEqualTo("10");
    }

    @Test
    void statementsOfTheOuterBlockWaitForTheSavepoint() {
        AtomicReference<TransactionHandle> outer = new AtomicReference<>();
        List<String> order = new ArrayList<>();
        StepVerifier.create(executor.transaction(PLAIN, tx -> {
                    outer.set(tx);
                    Mono<Long> nested = executor.transaction(
                                    PLAIN,
                                    inner -> insert(1)
                                            .delayElement(Duration.ofMillis(50))
                                            .then(Mono.<Long>error(new IllegalStateException("undo")))
                                            .doOnError(e -> order.add("nested")))
                            .onErrorReturn(0L);
                    Mono<Long> late =
                            Mono.delay(Duration.ofMillis(20)).then(insert(2)).doOnNext(n -> order.add("outer"));
                    return Mono.zip(nested, late).then();
                }))
                .verifyComplete();
        assertThat(order).containsExactly("nested", "outer");
        assertThat(fixture.database().column("select id from note")).containsExactly("2");
    }

    @Test
    void theOutersHandleInsideANestedBlockRunsInTheNestedBlock() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.transaction(
                                        PLAIN,
                                        nested ->
                                                tx.with(insert(1)).then(Mono.error(new IllegalStateException("undo"))))
                                .onErrorReturn(0L)
                                .then(insert(2))))
                .expectNext(1L)
                .verifyComplete();
        assertThat(fixture.database().column("select id from note")).containsExactly("2");
    }

    @Test
    void aNestedBlockWithoutWorkLeavesNoTrace() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.transaction(PLAIN, nested -> Mono.just(1))
                                .then(insert(1))))
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void threeLevelsDeep() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        a -> insert(1)
                                .then(executor.transaction(
                                        PLAIN,
                                        b -> insert(2)
                                                .then(executor.transaction(
                                                                PLAIN,
                                                                c -> insert(3).then(insert(3)))
                                                        .onErrorReturn(0L))
                                                .then(insert(4))))
                                .then(insert(5))))
                .expectNext(1L)
                .verifyComplete();
        assertThat(fixture.database().column("select id from note order by id")).containsExactly("1", "2", "4", "5");
    }

    @Test
    void aTransactionInATransactionNeedsNoSecondConnection() {
        try (ExecutorFixture narrow =
                ExecutorFixture.on(fixture.database(), options -> options.with(Lanes.DEFAULT.sized(2, 1)))) {
            Executor one = narrow.executor();
            StepVerifier.create(one.transaction(
                            PLAIN,
                            tx -> one.transaction(
                                    PLAIN, nested -> one.first(Command.read("one", "select 1", Decoders.INT)))))
                    .expectNext(1)
                    .verifyComplete();
        }
    }

    @Test
    void anotherTransactionOutsideTheContextOnALaneOfOneIsAnErrorAndNoHang() {
        try (ExecutorFixture narrow = ExecutorFixture.on(
                fixture.database(),
                options -> options.with(Lanes.DEFAULT.sized(2, 1))
                        .with(Deadlines.DEFAULT.acquiring(Duration.ofMillis(200))))) {
            Executor one = narrow.executor();
            Mono<Integer> lost = one.transaction(PLAIN, tx -> one.first(Command.read("one", "select 1", Decoders.INT)))
                    .contextWrite(context -> Context.empty());
            StepVerifier.create(one.transaction(PLAIN, tx -> lost))
                    .verifyErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(LaneExhausted.class)
                            .hasMessage("""
                                    ORM-403: transaction: no room in the exclusive lane
                                      because: 1 in use and 0 waiting; none came free in 200 ms
                                      fix: do less at once, make what holds the lane shorter, or give the repo more connections"""));
            narrow.assertHealthy();
        }
    }

    @Test
    void aLostContextIsFoundOut() {
        Mono<Long> careful = executor.requireTransaction(insert(1));
        StepVerifier.create(executor.transaction(PLAIN, tx -> careful.contextWrite(context -> Context.empty())))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransactionRequired.class)
                        .hasMessageStartingWith("ORM-503: a transaction is required here, and there is none"));
        StepVerifier.create(executor.transaction(PLAIN, tx -> careful))
                .expectNext(1L)
                .verifyComplete();
        StepVerifier.create(careful).verifyError(TransactionRequired.class);
    }

    @Test
    void whetherOneIsInsideIsKnown() {
        assertThat(executor.inTransaction().block()).isFalse();
        assertThat(executor.transaction(PLAIN, tx -> executor.inTransaction()).block())
                .isTrue();
    }

    @Test
    void theContextKeyBelongsToTheExecutor() {
        try (ExecutorFixture other = ExecutorFixture.on(fixture.database(), options -> options)) {
            StepVerifier.create(
                            executor.transaction(PLAIN, tx -> other.executor().inTransaction()))
                    .expectNext(false)
                    .verifyComplete();
        }
    }

    @Test
    void afterCommitWorkRunsOutsideAndAfter() {
        List<String> seen = new ArrayList<>();
        StepVerifier.create(executor.transaction(PLAIN, tx -> {
                    tx.afterCommit(Mono.error(new IllegalStateException("on purpose")));
                    tx.afterCommit(executor.inTransaction()
                            .zipWith(executor.first(
                                    Command.read("count", "select count(*)::text from note", Decoders.TEXT)))
                            .doOnNext(t -> seen.add(t.getT1() + " " + t.getT2())));
                    return insert(1);
                }))
                .expectNext(1L)
                .verifyComplete();
        assertThat(seen).containsExactly("false 1");
    }

    @Test
    void afterCommitWorkOfWhatIsUndoneNeverRuns() {
        List<String> seen = new ArrayList<>();
        executor.transaction(PLAIN, tx -> {
                    tx.afterCommit(Mono.fromRunnable(() -> seen.add("outer")));
                    return executor.transaction(PLAIN, nested -> {
                                nested.afterCommit(Mono.fromRunnable(() -> seen.add("undone")));
                                return insert(1).then(Mono.error(new IllegalStateException("undo")));
                            })
                            .onErrorResume(e -> Mono.empty())
                            .then(executor.transaction(PLAIN, nested -> {
                                nested.afterCommit(Mono.fromRunnable(() -> seen.add("nested")));
                                return insert(2);
                            }));
                })
                .block();
        assertThat(seen).containsExactlyInAnyOrder("outer", "nested");
    }

    @Test
    void readOnlyRefusesToWrite() {
        StepVerifier.create(executor.transaction(PLAIN.reading(), tx -> insert(1)))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                                ORM-605: insert note: nothing can be written here
                                  query: insert into note values ($1::int4)
                                  because: cannot execute INSERT in a read-only transaction (25006)
                                  fix: write in a transaction that is not read-only, on a server that is not a standby"""));
    }

    @Test
    void aTransactionThatTakesTooLongIsUndone() {
        StepVerifier.create(executor.transaction(
                        PLAIN.within(Duration.ofMillis(100)), tx -> insert(1).then(Mono.never())))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(QueryTimeout.class).hasMessage("""
                                ORM-404: transaction: the deadline passed
                                  because: it had not committed after 100 ms; it was undone
                                  fix: keep slow work out of the transaction, or give it more time: timeout(…)"""));
        fixture.assertHealthy();
        assertThat(count()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 500, 2_000})
    void anyFanOutRunsInsideOneTransaction(int width) {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> Flux.range(1, width)
                                .flatMap(TransactionTest::insert, width)
                                .reduce(0L, Long::sum)))
                .expectNext((long) width)
                .verifyComplete();
        assertThat(count()).isEqualTo(Integer.toString(width));
    }

    @Test
    void aStreamedTransactionEmitsBeforeCommitAndCompletesAfter() {
        List<String> seen = new ArrayList<>();
        StepVerifier.create(
                        executor.transactionStream(PLAIN, tx -> Flux.range(1, 3).concatMap(TransactionTest::insert))
                                .publishOn(Schedulers.boundedElastic(), 1)
                                .doOnNext(n -> seen.add(count()))
                                .doOnComplete(() -> seen.add(count())))
                .expectNext(1L, 1L, 1L)
                .verifyComplete();
        assertThat(seen).hasSize(4).startsWith("0").endsWith("3");
    }

    @Test
    void aStreamedTransactionThatIsCutShortIsUndone() {
        StepVerifier.create(
                        executor.transactionStream(PLAIN, tx -> Flux.range(1, 3).concatMap(TransactionTest::insert))
                                .take(2))
                .expectNext(1L, 1L)
                .verifyComplete();
        fixture.assertHealthy();
        assertThat(count()).isEqualTo("0");
    }

    static Mono<Long> insert(int id) {
        return executor.update(Command.write("insert note", "insert into note values ($1::int4)", id));
    }

    private static String count() {
        return fixture.database().value("select count(*) from note");
    }
}
