package io.millrace.internal.exec.lane;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.statement.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that wait for room on the shared lane, oldest first, bounded in number and in time. */
final class Waiting {

    private static final long TICK_MILLIS = 25;

    private final Home home;
    private final ExecutorOptions options;
    private final SharedLane lane;
    private final Queue<Statement<?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean ticking = new AtomicBoolean();

    Waiting(Home home, ExecutorOptions options, SharedLane lane) {
        this.home = home;
        this.options = options;
        this.lane = lane;
    }

    int size() {
        return size.get();
    }

    boolean add(Statement<?> statement) {
        if (size.incrementAndGet() > options.lanes().sharedWaiting()) {
            size.decrementAndGet();
            return false;
        }
        queue.add(statement);
        if (statement.isOver()) {
            remove(statement);
        }
        tickLater();
        return true;
    }

    void remove(Statement<?> statement) {
        if (size.get() > 0 && queue.remove(statement)) {
            size.decrementAndGet();
        }
    }

    @Nullable Statement<?> poll() {
        Statement<?> statement = queue.poll();
        if (statement != null) {
            size.decrementAndGet();
        }
        return statement;
    }

    void failAll(Function<Statement<?>, MillraceException> failure) {
        for (Statement<?> statement = poll(); statement != null; statement = poll()) {
            statement.failWith(failure.apply(statement));
        }
    }

    private void tickLater() {
        if (!ticking.get() && ticking.compareAndSet(false, true)) {
            home.after(TICK_MILLIS, this::tick);
        }
    }

    private void tick() {
        ticking.set(false);
        long now = System.nanoTime();
        long patience = options.deadlines().acquire().toNanos();
        List<Statement<?>> late = queue.stream()
                .filter(statement -> statement.deadline() - now <= 0 || now - statement.startedAt() >= patience)
                .toList();
        for (Statement<?> statement : late) {
            if (queue.remove(statement)) {
                size.decrementAndGet();
                statement.failWith(
                        statement.deadline() - now <= 0
                                ? statement.timeout(Reach.NOT_SENT)
                                : lane.exhausted(statement, options.deadlines().acquire()));
            }
        }
        if (size.get() > 0) {
            tickLater();
            lane.nudge();
        }
    }
}
