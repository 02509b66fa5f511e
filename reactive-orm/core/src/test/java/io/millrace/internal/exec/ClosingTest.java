package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.RepoClosed;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Transactions that an executor's end meets at a bad moment: whoever waits for one hears of it. */
class ClosingTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The pause after so many attempts is longer than an executor takes to end. */
    private static final int LATE = 7;

    private static final Command<Integer> ONE = Command.read("one", "select 1", Decoders.INT);

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create("create function conflict() returns int language plpgsql as"
                + " $$ begin raise exception using errcode = '40001'; end $$");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void whatWouldBeRunAgainAfterTheEndIsToldSo() {
        Executor executor = alone();
        Command<Integer> conflict = Command.read("conflict", "select conflict()", Decoders.INT);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Object> outcome = outcome(executor.transaction(
                PLAIN.retrying(20),
                tx -> executor.first(conflict).doOnError(lost -> {
                    if (tx.attempt() == LATE) {
                        hold(busy, go);
                    }
                })));
        await(busy);

        CompletableFuture<Object> closed = outcome(executor.close(Duration.ZERO));
        go.countDown();

        assertThat(told(outcome)).isInstanceOf(RepoClosed.class);
        assertThat(told(closed)).isEqualTo("empty");
    }

    @Test
    void aTransactionThatIsBeingLetInIsToldOfTheEnd() {
        Executor executor = alone();
        executor.transaction(PLAIN, tx -> executor.first(ONE)).block(PATIENCE);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Object> other = outcome(executor.first(ONE).doOnNext(one -> hold(busy, go)));
        await(busy);

        CompletableFuture<Object> outcome =
                outcome(executor.transaction(PLAIN, tx -> executor.first(ONE).then(Mono.never())));
        CompletableFuture<Object> closed = outcome(executor.close(Duration.ZERO));
        go.countDown();

        assertThat(told(outcome)).isInstanceOf(RepoClosed.class);
        assertThat(told(other)).isEqualTo(1);
        assertThat(told(closed)).isEqualTo("empty");
    }

    @Test
    void whatABodyFailedWithGoesAlongWithTheEnd() {
        Executor executor = alone();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Sinks.Empty<Integer> body = Sinks.empty();
        IllegalStateException mine = new IllegalStateException("mine");
        CompletableFuture<Object> outcome = outcome(executor.transaction(
                PLAIN, tx -> executor.first(ONE).doOnNext(one -> hold(busy, go)).or(body.asMono())));
        await(busy);

        CompletableFuture<Object> closed = outcome(executor.close(Duration.ZERO));
        body.tryEmitError(mine);
        go.countDown();

        assertThat(told(outcome))
                .isInstanceOfSatisfying(RepoClosed.class, end -> assertThat(end).hasSuppressedException(mine));
        assertThat(told(closed)).isEqualTo("empty");
    }

    @Test
    void whatWaitsForAConnectionIsUnderWay() {
        Executor executor = alone();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Object> first =
                outcome(executor.transaction(PLAIN, tx -> executor.first(ONE).doOnNext(one -> hold(busy, go))));
        await(busy);
        CompletableFuture<Object> second = outcome(executor.transaction(PLAIN, tx -> executor.first(ONE)));

        CompletableFuture<Object> closed = outcome(executor.close(PATIENCE));
        go.countDown();

        assertThat(told(first)).isEqualTo(1);
        assertThat(told(second)).isEqualTo(1);
        assertThat(told(closed)).isEqualTo("empty");
    }

    /** One that is being made when the end begins is for whoever waits for it. */
    @Test
    void aConnectionThatComesLateIsGranted() {
        Executor executor = alone();
        CompletableFuture<Object> only = outcome(executor.transaction(PLAIN, tx -> executor.first(ONE)));
        CompletableFuture<Object> closed = outcome(executor.close(PATIENCE));

        assertThat(told(only)).isEqualTo(1);
        assertThat(told(closed)).isEqualTo("empty");
    }

    /** An executor whose connections have one thread. */
    private static Executor alone() {
        return ExecutorFixture.on(
                        database,
                        options -> options.with(Lanes.DEFAULT.sized(2, 1).looping(1)))
                .executor();
    }

    /** Keeps a connection's thread at work, where nothing may block. */
    private static void hold(CountDownLatch busy, CountDownLatch go) {
        busy.countDown();
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean held = true;
        while (held) {
            held = go.getCount() > 0 && System.nanoTime() - until < 0;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static CompletableFuture<Object> outcome(Mono<?> work) {
        return work.map(Object.class::cast)
                .defaultIfEmpty("empty")
                .onErrorResume(Mono::just)
                .toFuture();
    }

    private static Object told(CompletableFuture<Object> outcome) {
        return outcome.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
