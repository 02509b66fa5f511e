package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.vertx.sqlclient.SqlResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * Reads that are sent one behind the other on one connection, for one subscriber: one that leads, and those that follow
 * it without waiting for its answer. The server runs them in that order, so that none that follows sees less than the one
 * that leads. Inside a transaction all are on its connection anyway.
 *
 * <p>Where the connection takes nothing more, those that follow wait for the answer of the one that leads, and then go
 * where there is room; where it fails, too. Whoever cancels the one that leads cancels those that follow as well: one
 * that waits would never be sent.
 */
public final class Flight implements Route {

    private final Routing routing;
    private final Followed lane;
    private final List<Statement<?>> waiting = new ArrayList<>();
    private @Nullable Link link;
    private boolean landed;
    private boolean scattered;
    private boolean spread;

    /** A flight over a lane, for what is routed there. */
    public Flight(Routing routing, Followed lane) {
        this.routing = routing;
        this.lane = lane;
    }

    /** Every row of the read that leads; to be subscribed once, before those that follow. */
    public <T> Flux<T> leading(Command<T> command) {
        return AllFlux.leading(routing, command, this);
    }

    /** Every row of a read that follows. */
    public <T> Flux<T> following(Command<T> command) {
        return new AllFlux<>(this::route, command);
    }

    /** Whether the read that leads was sent a second time, so that those that follow may have come before it. */
    public synchronized boolean isScattered() {
        return scattered;
    }

    /**
     * Whether one of those that follow was not sent on the connection of the one that leads, so that they may have come in
     * another order than they were asked for.
     */
    public synchronized boolean isSpread() {
        return spread;
    }

    @Override
    public void start(Statement<?> statement) {
        Link on;
        synchronized (this) {
            on = link;
            if (on == null && !landed) {
                waiting.add(statement);
                return;
            }
            spread |= on == null;
        }
        if (on == null) {
            lane.start(statement);
        } else {
            Link there = on;
            there.run(() -> follow(there, statement));
        }
    }

    @Override
    public void cancelled(Statement<?> statement) {
        lane.cancelled(statement);
    }

    @Override
    public void answered(Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {
        if (failure != null) {
            spread();
        }
        lane.answered(statement, on, result, failure);
    }

    @Override
    public Reach reach() {
        return lane.reach();
    }

    /** The read that leads was sent. On the link's thread. */
    void sent(Link on) {
        synchronized (this) {
            scattered = link != null;
            link = on;
        }
        takeWaiting().forEach(statement -> follow(on, statement));
    }

    /** The read that leads was answered, or has failed: those that found no place behind it go where there is one. */
    void landed() {
        synchronized (this) {
            landed = true;
            spread |= !waiting.isEmpty();
        }
        takeWaiting().forEach(lane::start);
    }

    private void follow(Link on, Statement<?> statement) {
        if (!lane.behind(on, statement)) {
            synchronized (this) {
                if (!landed) {
                    waiting.add(statement);
                    return;
                }
                spread = true;
            }
            lane.start(statement);
        }
    }

    /** One that failed may be sent again, wherever there is room. */
    private synchronized void spread() {
        spread = true;
    }

    private synchronized List<Statement<?>> takeWaiting() {
        List<Statement<?>> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private Route route(Command<?> command, ContextView context) {
        Route usual = routing.route(command, context);
        return usual == lane ? this : usual;
    }
}
