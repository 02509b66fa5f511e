package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Subscribers of every kind: several to one publisher, some that throw, some that leave in the middle of the rows. */
class SubscriberTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;

    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture =
                ExecutorFixture.open("create table note (id int)", options -> options.with(Lanes.DEFAULT.sized(3, 1)));
        executor = fixture.executor();
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
    void twoOfOneMonoRunItTwice() {
        fixture.database().execute("truncate note");
        Mono<Long> insert = executor.update(Command.write("insert", "insert into note values (1)"));

        StepVerifier.create(Mono.zip(insert, insert)).expectNextCount(1).verifyComplete();
        StepVerifier.create(Mono.zip(executor.transaction(PLAIN, tx -> insert), insert))
                .expectNextCount(1)
                .verifyComplete();
        assertThat(fixture.database().value("select count(*) from note")).isEqualTo("4");
    }

    @Test
    void oneThatThrowsOnAValueHarmsNobodyElse() {
        for (Publisher<Integer> source : sources()) {
            Thrower thrower = new Thrower(Thrower.At.NEXT);
            Mono<Integer> neighbour = executor.first(rows(1)).cache();

            attempt(source, thrower);
            StepVerifier.create(neighbour).expectNext(1).verifyComplete();
            fixture.assertHealthy();
            assertThat(thrower.endings).hasValueLessThanOrEqualTo(1);
        }
    }

    @Test
    void oneThatThrowsOnTheEndHarmsNobodyElse() {
        for (Publisher<Integer> source : sources()) {
            Thrower thrower = new Thrower(Thrower.At.END);
            Mono<Integer> neighbour = executor.first(rows(1)).cache();

            attempt(source, thrower);
            StepVerifier.create(neighbour).expectNext(1).verifyComplete();
            fixture.assertHealthy();
            assertThat(thrower.endings).hasValue(1);
        }
    }

    @Test
    void oneThatLeavesInTheMiddleOfTheRowsHearsNothingMore() {
        Set<Integer> heard = ConcurrentHashMap.newKeySet();
        Flux<Integer> all = executor.all(rows(5_000)).doOnNext(heard::add);

        StepVerifier.create(all, 3).expectNext(1, 2, 3).thenCancel().verify();
        fixture.assertHealthy();
        assertThat(heard).containsExactlyInAnyOrder(1, 2, 3);
        StepVerifier.create(executor.transaction(
                        PLAIN, tx -> executor.all(rows(5_000)).take(3).collectList()))
                .expectNext(List.of(1, 2, 3))
                .verifyComplete();
    }

    private static List<Publisher<Integer>> sources() {
        return List.of(
                executor.first(rows(1)),
                executor.all(rows(3)),
                executor.stream(rows(30), 4),
                executor.transaction(PLAIN, tx -> executor.first(rows(1))),
                executor.transactionStream(PLAIN, tx -> executor.all(rows(3))));
    }

    private static Command<Integer> rows(int number) {
        return Command.read("rows", "select i from generate_series(1, $1::int4) i", Decoders.INT, number);
    }

    private static void attempt(Publisher<Integer> source, Thrower thrower) {
        source.subscribe(thrower);
        ExecutorFixture.await("the subscriber to throw", () -> thrower.threw.get() > 0);
        fixture.assertHealthy();
    }

    /** Throws where the rules forbid it. */
    private static final class Thrower implements CoreSubscriber<Integer> {

        enum At {
            NEXT,
            END
        }

        private final At at;
        private final AtomicInteger threw = new AtomicInteger();
        private final AtomicInteger endings = new AtomicInteger();

        Thrower(At at) {
            this.at = at;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Integer value) {
            fail(At.NEXT);
        }

        @Override
        public void onError(Throwable failure) {
            endings.incrementAndGet();
        }

        @Override
        public void onComplete() {
            endings.incrementAndGet();
            fail(At.END);
        }

        private void fail(At here) {
            if (here == at) {
                threw.incrementAndGet();
                throw new IllegalStateException("a subscriber that throws");
            }
        }
    }
}
