package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Lanes;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** What a get by key costs, counted: bytes, because they are the same on every machine. */
class GetByKeyCostTest {

    private static final int GETS = 2_000;

    private static ExecutorFixture fixture;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open(
                "create table item (id bigint primary key, name text);"
                        + " insert into item select i, 'item ' || i from generate_series(1, 1000) i",
                options -> options.with(
                        new Lanes(4, 1, 256, 1_000, 10, 1, Lanes.DEFAULT.maxLifetime(), Lanes.DEFAULT.keepalive())));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void aGetAllocatesLessThanAThousandBytesOneAfterTheOther() throws InterruptedException {
        assertThat(bytesOfOneGet(1)).isLessThan(1_000);
    }

    @Test
    void aGetAllocatesLessThanAThousandBytesWithSixtyFourInFlight() throws InterruptedException {
        assertThat(bytesOfOneGet(64)).isLessThan(1_000);
    }

    /** The least of a few rounds, since the collector and the compiler allocate on their own account. */
    private static long bytesOfOneGet(int inFlight) throws InterruptedException {
        long[] rounds = new long[5];
        for (int i = 0; i < rounds.length; i++) {
            Round round = new Round(inFlight);
            round.start();
            rounds[i] = round.bytes();
        }
        return Arrays.stream(rounds).min().orElseThrow();
    }

    /** A number of chains of gets, each of which starts its next get when the last one has been answered. */
    private static final class Round {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final AtomicInteger left = new AtomicInteger(GETS);
        private final CountDownLatch done = new CountDownLatch(1);
        private final int inFlight;
        private volatile long before;
        private volatile long after;

        Round(int inFlight) {
            this.inFlight = inFlight;
        }

        void start() throws InterruptedException {
            Command<String> get = get(1);
            fixture.executor().first(get).subscribe(new Chain(this, true));
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }

        long bytes() {
            return (after - before) / GETS;
        }

        void begin() {
            before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < inFlight; i++) {
                next();
            }
        }

        void next() {
            int number = left.getAndDecrement();
            if (number > 0) {
                fixture.executor().first(get(number % 1_000 + 1)).subscribe(new Chain(this, false));
            } else if (number == 0) {
                after = threads.getCurrentThreadAllocatedBytes();
                done.countDown();
            }
        }

        private static Command<String> get(long id) {
            return Command.read(
                    "get item",
                    "select id, name from item where id = $1::int8",
                    (row, offset) -> (String) row.get(offset + 1),
                    id);
        }
    }

    private static final class Chain implements CoreSubscriber<String> {

        private final Round round;
        private final boolean first;

        Chain(Round round, boolean first) {
            this.round = round;
            this.first = first;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String value) {}

        @Override
        public void onError(Throwable failure) {
            failure.printStackTrace();
        }

        @Override
        public void onComplete() {
            if (first) {
                round.begin();
            } else {
                round.next();
            }
        }
    }
}
