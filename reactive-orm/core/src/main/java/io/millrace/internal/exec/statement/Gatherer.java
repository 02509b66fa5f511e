package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Handler;
import io.vertx.sqlclient.SqlResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.concurrent.Queues;

/**
 * Sends reads of one table by its key together: those that are asked for in one turn of an event loop leave at its end,
 * as one statement of at most 256 keys. None waits for longer, whatever is in flight.
 */
public final class Gatherer implements Route, Handler<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(Gatherer.class);
    private static final int MOST = 256;

    private final Route lane;
    private final TurnEnd turnEnd;
    private final Gather gather;
    private final Queue<KeyedStatement<?>> asked =
            Queues.<KeyedStatement<?>>unboundedMultiproducer().get();
    private final AtomicInteger turns = new AtomicInteger();

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
        asked.add((KeyedStatement<?>) statement);
        if (turns.getAndIncrement() == 0) {
            turnEnd.then(this);
        }
    }

    /** Sends what has been asked for. */
    @Override
    public void handle(@Nullable Void turn) {
        int done = turns.get();
        do {
            try {
                sendAll();
            } catch (RuntimeException thrown) {
                LOG.error("reads by key could not be sent together", thrown);
            }
            done = turns.addAndGet(-done);
        } while (done != 0);
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

    private void sendAll() {
        KeyedStatement<?> next = waiting();
        while (next != null) {
            KeyedStatement<?> first = next;
            next = waiting();
            if (next == null) {
                lane.start(first);
                return;
            }
            List<KeyedStatement<?>> company = new ArrayList<>();
            company.add(first);
            while (next != null && company.size() < MOST) {
                company.add(next);
                next = waiting();
            }
            Together.of(gather, company, lane).request(1);
        }
    }

    /** The next one that still has a subscriber. */
    private @Nullable KeyedStatement<?> waiting() {
        KeyedStatement<?> next = asked.poll();
        while (next != null && next.isOver()) {
            next = asked.poll();
        }
        return next;
    }
}
