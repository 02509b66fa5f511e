package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Handler;
import io.vertx.sqlclient.SqlResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends reads of one table by its key together: those that are asked for in one turn of an event loop leave at its end,
 * as one statement of at most 256 keys. None waits for longer, whatever is in flight. Those that are asked for by whoever
 * hears of the first half of an answer may leave before the second half is told.
 */
public final class Gatherer implements Route, Handler<Void> {

    private static final int MOST = 256;

    private static final AtomicIntegerFieldUpdater<Gatherer> LAST =
            AtomicIntegerFieldUpdater.newUpdater(Gatherer.class, "last");

    private final Route lane;
    private final TurnEnd turnEnd;
    private final Gather gather;

    /** The last that was asked for, which leads to the ones before it. */
    private final AtomicReference<@Nullable KeyedStatement<?>> asked = new AtomicReference<>();

    /** The number of the last that were sent together. */
    private volatile int last;

    /** A gatherer for a lane. */
    public Gatherer(Route lane, TurnEnd turnEnd, Gather gather) {
        this.lane = lane;
        this.turnEnd = turnEnd;
        this.gather = gather;
    }

    boolean isOf(Route route) {
        return lane == route;
    }

    @Override
    public void start(Statement<?> statement) {
        KeyedStatement<?> read = (KeyedStatement<?>) statement;
        KeyedStatement<?> before;
        do {
            before = asked.get();
            read.next(before);
        } while (!asked.compareAndSet(before, read));
        if (before == null) {
            turnEnd.then(this);
        }
    }

    /** Whether nothing was sent together after this. */
    boolean isLast(Together together) {
        return last == together.number();
    }

    /** The number of the next that is sent together. */
    int next() {
        return LAST.incrementAndGet(this);
    }

    /** Sends what has been asked for. */
    @Override
    public void handle(@Nullable Void turn) {
        KeyedStatement<?> next = waiting(inOrder(asked.getAndSet(null)));
        while (next != null) {
            next = sent(next);
        }
    }

    @Override
    public void cancelled(Statement<?> statement) {
        Together company = ((KeyedStatement<?>) statement).together();
        if (company == null) {
            lane.cancelled(statement);
        } else {
            company.leave();
        }
    }

    @Override
    public void answered(Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {
        lane.answered(statement, on, result, failure);
    }

    @Override
    public Reach reach() {
        return lane.reach();
    }

    /** Sends the first together with those behind it, and says who is left. */
    private @Nullable KeyedStatement<?> sent(KeyedStatement<?> first) {
        KeyedStatement<?> next = waiting(first.next());
        first.next(null);
        if (next == null) {
            alone(first);
            return null;
        }
        List<KeyedStatement<?>> company = new ArrayList<>();
        company.add(first);
        while (next != null && company.size() < MOST) {
            company.add(next);
            next = waiting(next.next());
        }
        together(company);
        return next;
    }

    /** Whatever goes wrong here ends these, and holds up nobody else: those behind them have no other turn. */
    private void together(List<KeyedStatement<?>> company) {
        Together together;
        try {
            together = Together.of(gather, company, this, lane);
        } catch (Throwable unlike) {
            // A key that is not like the others fits into no array with them; each hears what is its own.
            company.forEach(this::alone);
            return;
        }
        try {
            together.request(1);
        } catch (Throwable thrown) {
            company.forEach(one -> one.failWith(LaneFailures.unsent(one.command(), thrown)));
        }
    }

    private void alone(KeyedStatement<?> one) {
        one.next(null);
        try {
            lane.start(one);
        } catch (Throwable thrown) {
            one.failWith(LaneFailures.unsent(one.command(), thrown));
        }
    }

    /** The first of these that still has a subscriber. */
    private static @Nullable KeyedStatement<?> waiting(@Nullable KeyedStatement<?> first) {
        KeyedStatement<?> next = first;
        while (next != null && next.isOver()) {
            next = next.next();
        }
        return next;
    }

    private static @Nullable KeyedStatement<?> inOrder(@Nullable KeyedStatement<?> last) {
        KeyedStatement<?> first = null;
        KeyedStatement<?> next = last;
        while (next != null) {
            KeyedStatement<?> before = next.next();
            next.next(first);
            first = next;
            next = before;
        }
        return first;
    }
}
