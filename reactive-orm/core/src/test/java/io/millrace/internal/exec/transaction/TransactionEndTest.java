package io.millrace.internal.exec.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.InvalidQuery;
import io.millrace.error.QueryTimeout;
import io.millrace.error.RepoClosed;
import io.millrace.error.SerializationFailure;
import io.millrace.error.TransactionAborted;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.FaultyProxy;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.DedicatedConnection;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Isolation;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Endings that come from two sides: of a body that has ended, of time, of a cancel, of the executor. */
class TransactionEndTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("create table note (id int primary key, text text)");
        fixture.database()
                .execute("create function conflict() returns int language plpgsql as"
                        + " $$ begin raise exception using errcode = '40001'; end $$");
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
    void aBodyThatEndsBeforeWhatIsNestedInItKeepsToItsTime() {
        StepVerifier.create(executor.transaction(
                        PLAIN.within(Duration.ofMillis(300)),
                        tx -> insert(executor, 1).then(leaveOpen(executor))))
                .expectError(QueryTimeout.class)
                .verify(PATIENCE);
        fixture.assertHealthy();
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aCancelWhileTheEndWaitsForWhatIsNestedUndoesAll() throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        Disposable running = executor.transaction(
                        PLAIN,
                        tx -> insert(executor, 1).then(leaveOpen(executor)).doOnSuccess(done -> opened.countDown()))
                .subscribe();
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();

        running.dispose();

        fixture.assertHealthy();
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aBodyThatIsNullIsAnErrorAtOnce() {
        StepVerifier.create(executor.transaction(PLAIN, tx -> nothing()))
                .expectErrorMessage("""
                        ORM-111: transaction: its body is null
                          because: the function that transaction(…) was given returned null
                          fix: return the work that is to run inside, or Mono.empty() where there is none""")
                .verify(PATIENCE);
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.transaction(PLAIN, inner -> nothing())
                                .onErrorResume(InvalidQuery.class, mine -> insert(executor, 1))))
                .expectNext(1L)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void whatRanOutOfTimeIsNotCommittedBehindItsBack() {
        Mono<String> slow = executor.first(Command.read("slow", "select pg_sleep(0.6)::text", Decoders.TEXT)
                .within(Duration.ofMillis(150)));
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> insert(executor, 1).then(slow.onErrorResume(QueryTimeout.class, late -> Mono.empty()))))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(TransactionAborted.class)
                        .hasCauseInstanceOf(QueryTimeout.class))
                .verify(PATIENCE);
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void aLostRaceThatSomebodyWrappedIsRunAgain() {
        AtomicInteger attempts = new AtomicInteger();
        Mono<Integer> conflict = executor.first(Command.read("conflict", "select conflict()", Decoders.INT));
        StepVerifier.create(executor.transaction(
                        PLAIN.at(Isolation.SERIALIZABLE).retrying(2), tx -> {
                            attempts.incrementAndGet();
                            return executor.transaction(PLAIN, inner -> conflict)
                                    .onErrorMap(failure -> new IllegalStateException("step 'conflict'", failure));
                        }))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(IllegalStateException.class)
                        .hasCauseInstanceOf(SerializationFailure.class))
                .verify(PATIENCE);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void anExecutorThatEndsTellsATransactionBetweenItsStatements() {
        ExecutorFixture other = ExecutorFixture.on(fixture.database(), options -> options);
        CompletableFuture<Void> inside = new CompletableFuture<>();
        CompletableFuture<Object> outcome = other.executor()
                .transaction(
                        PLAIN,
                        tx -> insert(other.executor(), 1)
                                .doOnSuccess(done -> inside.complete(null))
                                .then(Mono.never()))
                .map(Object.class::cast)
                .onErrorResume(Mono::just)
                .toFuture();
        inside.join();

        other.executor().close(Duration.ofMillis(50)).block(PATIENCE);

        assertThat(outcome.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(RepoClosed.class);
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void anExecutorThatEndsTellsATransactionThatWouldBeRunAgain() {
        ExecutorFixture other = ExecutorFixture.on(fixture.database(), options -> options);
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> second = new CompletableFuture<>();
        Mono<Integer> conflict = other.executor().first(Command.read("conflict", "select conflict()", Decoders.INT));
        CompletableFuture<Object> outcome = other.executor()
                .transaction(PLAIN.retrying(Integer.MAX_VALUE), tx -> {
                    if (attempts.incrementAndGet() == 2) {
                        second.complete(null);
                    }
                    return conflict;
                })
                .map(Object.class::cast)
                .onErrorResume(Mono::just)
                .toFuture();
        second.join();

        other.executor().close(Duration.ofMillis(20)).block(PATIENCE);

        assertThat(outcome.orTimeout(20, TimeUnit.SECONDS).join())
                .isInstanceOfAny(RepoClosed.class, SerializationFailure.class);
    }

    @Test
    void aConnectionOfItsOwnThatNobodyWaitsForAnyMoreIsEnded() {
        URI server = URI.create(fixture.database().url());
        try (FaultyProxy proxy = FaultyProxy.to(server.getHost(), server.getPort())) {
            ExecutorOptions options = ExecutorFixture.through(proxy, fixture.database());
            for (int round = 1; round <= 10; round++) {
                int connections = round;
                proxy.stall();
                Disposable waiting = DedicatedConnection.open(options).subscribe();
                ExecutorFixture.await("a connection to be made", () -> proxy.accepted() == connections);
                waiting.dispose();
                proxy.flow();
            }
            ExecutorFixture.await("each to be gone", () -> proxy.open() == 0);
            assertThat(proxy.accepted()).isEqualTo(10);
        }
    }

    /** A nested transaction that never ends, and whose end nobody waits for. */
    private static Mono<Long> leaveOpen(Executor on) {
        return Mono.deferContextual(context -> {
            Sinks.One<Long> entered = Sinks.one();
            on.transaction(PLAIN, inner -> {
                        entered.tryEmitValue(1L);
                        return Mono.never();
                    })
                    .contextWrite(context)
                    .subscribe(never -> {}, undone -> {});
            return entered.asMono();
        });
    }

    @SuppressWarnings("NullAway") // what a careless body does
    private static <T> Mono<T> nothing() {
        return null;
    }

    private static Mono<Long> insert(Executor on, int id) {
        return on.update(Command.write("insert note", "insert into note values ($1::int4)", id));
    }

    private static String count() {
        return fixture.database().value("select count(*) from note");
    }
}
