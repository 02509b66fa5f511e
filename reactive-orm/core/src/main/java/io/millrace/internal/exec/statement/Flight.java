package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Link;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Reads for one subscriber that are sent without waiting for each other's answers: one that leads, and those that follow
 * it. They follow on its connection, where the server runs them in that order, so that none sees less than the one that
 * leads; one that is known to take long goes beside it where a connection has nothing to do. Inside a transaction all are
 * on its connection anyway.
 *
 * <p>Where the connection takes nothing more, those that follow wait for the answer of the one that leads, and then go
 * where there is room; where it fails, too. Whoever cancels the one that leads cancels those that follow as well: one
 * that waits would never be sent.
 */
public final class Flight {

    private final Routing routing;
    private final Followed lane;
    private final List<Waiter> waiting = new ArrayList<>();
    private @Nullable Link link;
    private boolean landed;
    private boolean scattered;

    /** A flight over a lane, for what is routed there. */
    public Flight(Routing routing, Followed lane) {
        this.routing = routing;
        this.lane = lane;
    }

    /** Every row of the read that leads; to be subscribed once, before those that follow. */
    public <T> Flux<T> leading(Command<T> command) {
        return AllFlux.leading(routing, command, this);
    }

    /** One more read that follows. */
    public Follower follower() {
        return new Follower(this);
    }

    /** Whether the read that leads was sent a second time, so that those that follow may have come before it. */
    public synchronized boolean isScattered() {
        return scattered;
    }

    /** Whether the read that leads was sent on this link, the last time that it was. */
    synchronized boolean isOn(Link other) {
        return link == other;
    }

    /** Notes on the link of the read that leads how it went when another went beside it. */
    void noteBeside(String sql, boolean well) {
        Link on;
        synchronized (this) {
            on = link;
        }
        if (on != null) {
            on.wentBeside(sql, well);
        }
    }

    Routing routing() {
        return routing;
    }

    Followed lane() {
        return lane;
    }

    /** Sends a read that follows, or keeps it until that can be done; from any thread. */
    void follow(Follower follower, Statement<?> statement) {
        Link on;
        synchronized (this) {
            on = link;
            if (on == null && !landed) {
                waiting.add(new Waiter(follower, statement));
                return;
            }
        }
        if (on == null) {
            follower.startLate(statement);
        } else {
            Link there = on;
            there.run(() -> follow(there, new Waiter(follower, statement)));
        }
    }

    /** The read that leads was sent. On the link's thread. */
    void sent(Link on) {
        synchronized (this) {
            scattered = link != null;
            link = on;
        }
        takeWaiting().forEach(waiter -> follow(on, waiter));
    }

    /** The read that leads was answered, or has failed: those that found no place go where there is one. */
    void landed() {
        synchronized (this) {
            landed = true;
        }
        takeWaiting().forEach(Waiter::startLate);
    }

    private void follow(Link on, Waiter waiter) {
        if (!lane.follow(on, waiter.statement)) {
            synchronized (this) {
                if (!landed) {
                    waiting.add(waiter);
                    return;
                }
            }
            waiter.startLate();
        }
    }

    private synchronized List<Waiter> takeWaiting() {
        List<Waiter> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** A read that follows, which was asked for and not sent. */
    private record Waiter(Follower follower, Statement<?> statement) {

        void startLate() {
            follower.startLate(statement);
        }
    }
}
