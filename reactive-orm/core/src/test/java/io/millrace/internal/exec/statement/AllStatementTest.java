package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.lane.Budget;
import io.millrace.internal.exec.lane.SharedLane;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.test.database.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

/** Rows that the link's thread passes on while the one that asked for them has not come back from asking. */
class AllStatementTest {

    private static final int ROWS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static TestDatabase database;
    private static Vertx vertx;
    private static SharedLane lane;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        vertx = Vertx.vertx();
        ExecutorOptions options = ExecutorFixture.options(database);
        Home home = new Home(vertx);
        lane = new SharedLane(home, options, new Connector(home, options, System::nanoTime), new Budget(1));
    }

    @AfterAll
    static void close() {
        vertx.close().await();
        database.close();
    }

    @Test
    void anAnswerThatOvertakesTheOneThatAsksIsPassedOnOnce() throws InterruptedException {
        assertThat(heardBy(new Watcher(Long.MAX_VALUE))).isEqualTo(everyRow());
    }

    @Test
    void rowsThatAreAskedForOneByOneAreToo() throws InterruptedException {
        assertThat(heardBy(new Watcher(1))).isEqualTo(everyRow());
    }

    private static List<Integer> heardBy(Watcher watcher) throws InterruptedException {
        Command<Integer> rows =
                Command.read("rows", "select i from generate_series(1, $1::int4) i", Decoders.INT, ROWS);

        new AllFlux<>((command, context) -> new LateReturn(lane, watcher), rows).subscribe(watcher);
        watcher.returned.countDown();

        assertThat(watcher.ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(watcher.mostAtOnce).hasValue(1);
        assertThat(watcher.endings).hasValue(1);
        return List.copyOf(watcher.heard);
    }

    private static List<Integer> everyRow() {
        return IntStream.rangeClosed(1, ROWS).boxed().toList();
    }

    private static void until(CountDownLatch latch) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean open = false;
        while (!open && System.nanoTime() - end < 0) {
            open = latch.getCount() == 0;
        }
    }

    /** A lane that comes back from a start only when the first row is being passed on already. */
    private record LateReturn(Route lane, Watcher watcher) implements Route {

        @Override
        public void start(Statement<?> statement) {
            lane.start(statement);
            until(watcher.first);
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
    }

    /** Holds the first row until the one that asked is back. */
    private static final class Watcher extends BaseSubscriber<Integer> {

        private final long atOnce;
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch returned = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger endings = new AtomicInteger();

        Watcher(long atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(atOnce);
        }

        @Override
        protected void hookOnNext(Integer value) {
            mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
            heard.add(value);
            if (first.getCount() > 0) {
                first.countDown();
                until(returned);
            }
            if (atOnce != Long.MAX_VALUE) {
                request(atOnce);
            }
            now.decrementAndGet();
        }

        @Override
        protected void hookFinally(SignalType type) {
            endings.incrementAndGet();
            ended.countDown();
        }
    }
}
