package io.millrace.benchmark.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Set<Integer> started = new ConcurrentSkipListSet<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void startsEveryOperationOnceAndCountsThem() {
        Turn turn = Course.run(this::work, numbers, 4, LONG, 100);

        assertThat(turn.operations()).isEqualTo(100);
        assertThat(started).hasSize(100).contains(0, 99);
        assertThat(mostUnderWay.get()).isBetween(1, 4);
        assertThat(turn.nanos()).isPositive();
    }

    @Test
    void goesOnWithTheNumbersOfTheTurnBefore() {
        Course.run(this::work, numbers, 1, LONG, 10);
        Course.run(this::work, numbers, 1, LONG, 10);

        assertThat(started).hasSizeGreaterThanOrEqualTo(20).contains(0, 10, 19);
    }

    @Test
    void withoutTimeDoesOneOperationForEachInFlight() {
        Turn turn = Course.run(this::work, numbers, 8, 0, 8);

        assertThat(turn.operations()).isEqualTo(8);
    }

    @Test
    void aFailureEndsTheTurn() {
        Work failing = (number, done) -> done.failed(new IllegalArgumentException("number " + number));

        assertThatIllegalStateException()
                .isThrownBy(() -> Course.run(failing, numbers, 2, LONG, 100))
                .withMessageStartingWith("an operation failed: java.lang.IllegalArgumentException: number ");
    }

    @Test
    void anOpenLoadMeasuresFromTheMomentThatWasIntended() {
        Latency latency = OpenLoad.run(this::work, numbers, 10_000, TimeUnit.MILLISECONDS.toNanos(50));

        assertThat(latency.operations()).isEqualTo(500);
        assertThat(started).hasSize(500);
        assertThat(latency.most()).isGreaterThanOrEqualTo(latency.p99());
        assertThat(latency.p99()).isGreaterThanOrEqualTo(latency.median());
    }

    private void work(int number, Done done) {
        started.add(number);
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        threads.execute(() -> {
            underWay.decrementAndGet();
            done.done(number);
        });
    }
}
