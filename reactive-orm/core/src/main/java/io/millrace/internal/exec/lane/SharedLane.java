package io.millrace.internal.exec.lane;

import io.millrace.error.ConnectFailed;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.failure.StaleStatement;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Operation;
import io.millrace.internal.exec.link.Owner;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.statement.Followed;
import io.millrace.internal.exec.statement.OwnFailure;
import io.millrace.internal.exec.statement.Statement;
import io.millrace.internal.exec.statement.TurnEnd;
import io.vertx.core.Handler;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;

/**
 * Autocommit statements, many in flight on each of a few connections.
 *
 * <p>A statement goes to the connection with the fewest in flight, and past one whose oldest statement has been running
 * for long. There are no more connections than the load asks for: another is made when half the depth is taken
 * everywhere, when all are at work and many reads come in that are sent together, when one that is known to take long
 * could be run beside another, or when all are held up.
 */
public final class SharedLane implements Followed, Owner, TurnEnd {

    private final ExecutorOptions options;
    private final SharedLinks links;
    private final Choice choice;
    private final Waiting waiting;
    private final RefusedSql refused = new RefusedSql();
    private final int depth;
    private volatile boolean closed;
    private volatile boolean ended;

    /** A lane that makes its connections when they are first needed. */
    public SharedLane(Home home, ExecutorOptions options, Connector connector, Budget budget) {
        this.options = options;
        this.depth = options.lanes().depth();
        this.waiting = new Waiting(home, options, this);
        this.links = new SharedLinks(options, connector, budget, this);
        this.choice = new Choice(links, depth);
    }

    @Override
    public void start(Statement<?> statement) {
        statement.startAt(System.nanoTime(), options.deadlines().statement());
        if (closed) {
            statement.failWith(LaneFailures.closed(statement.command().operation()));
        } else {
            place(statement);
        }
    }

    @Override
    public boolean follow(Link link, Statement<?> statement) {
        if (!link.isOpen() || link.load() >= depth) {
            return false;
        }
        statement.startAt(System.nanoTime(), options.deadlines().statement());
        Link there = choice.behind(link, statement);
        there.reserve();
        send(there, statement);
        return true;
    }

    @Override
    public void cancelled(Statement<?> statement) {
        waiting.remove(statement);
    }

    @Override
    public Reach reach() {
        return Reach.SENT;
    }

    @Override
    public void answered(Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {
        if (failure == null) {
            Throwable undecodable = statement.undecodable();
            if (undecodable == null) {
                statement.finish(result);
            } else {
                statement.failWith(Diagnosis.undecodable(undecodable, statement.command()));
            }
            return;
        }
        if (Diagnosis.isLoss(failure)) {
            on.abandon();
        }
        if (statement.isOver()) {
            return;
        }
        if (!statement.isRepeated() && Diagnosis.wasNotSent(failure)) {
            statement.repeat();
            place(statement);
        } else if (StaleStatement.mayBe(failure)
                && !refused.knows(statement.command().sql(), System.nanoTime())) {
            stale(statement, failure);
        } else {
            statement.failWith(Diagnosis.of(failure, statement.command(), Reach.SENT));
        }
    }

    @Override
    public void roomOn(Link link) {
        if (waiting.size() > 0) {
            feed(link);
        }
    }

    @Override
    public void expiredOn(Link link, Operation operation) {
        link.retire();
    }

    @Override
    public void lost(Link link) {
        links.remove(link);
        if (waiting.size() > 0) {
            links.grow();
        }
    }

    @Override
    public void ended(Link link) {
        links.ended(link);
        if (waiting.size() > 0) {
            links.grow();
        }
    }

    @Override
    public void then(Handler<Void> work) {
        Link best = null;
        for (Link link : links.open()) {
            if (link.isHere()) {
                link.afterTurn(work);
                return;
            }
            if (best == null || link.load() < best.load()) {
                best = link;
            }
        }
        if (best == null) {
            work.handle(null);
        } else {
            best.afterTurn(work);
        }
    }

    @Override
    public boolean tick(Link link, long now) {
        if (!link.isOpen() && link.inFlight() > 0 && link.isHopeless()) {
            link.stopAndDiscard();
            return false;
        }
        return false;
    }

    /** Replaces what is old, asks the idle whether they live, and ends what is not needed. Called about once a second. */
    public void housekeep(long now) {
        Link[] open = links.open();
        for (Link link : open) {
            if (link.age(now) > Lifetime.of(link, options.lanes().maxLifetime())
                    || (open.length > 1 && link.idleFor(now) > 2 * keepalive())) {
                link.run(link::retire);
            } else if (link.silentFor(now) > keepalive()) {
                link.ask(options.deadlines().connect());
            }
        }
    }

    /** Takes nothing new from now on. */
    public void close() {
        closed = true;
    }

    /** Whether nothing is waiting and nothing in flight. */
    public boolean isQuiet() {
        if (waiting.size() > 0) {
            return false;
        }
        for (Link link : links.all()) {
            if (link.load() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Ends everything: what waits and what is in flight fails. */
    public void end() {
        closed = true;
        ended = true;
        refuseWaiting();
        for (Link link : links.close()) {
            link.run(link::discard);
        }
    }

    /** Whether a round trip is known to take longer than this. */
    public boolean isFurtherThan(long nanos) {
        return choice.isFurtherThan(nanos);
    }

    /** The lane at this moment. */
    public LaneGauge gauge() {
        int inUse = 0;
        int inFlight = 0;
        Link[] open = links.open();
        for (Link link : open) {
            int load = link.load();
            inFlight += load;
            inUse += load > 0 ? 1 : 0;
        }
        return new LaneGauge(inUse, open.length - inUse, waiting.size(), inFlight);
    }

    void opened(Link link) {
        if (closed && waiting.size() == 0) {
            link.discard();
        } else {
            feed(link);
        }
    }

    void unreachable(ConnectFailed failure) {
        if (links.open().length == 0) {
            waiting.failAll(statement -> OwnFailure.of(failure));
        }
    }

    MillraceException exhausted(Statement<?> statement, java.time.@Nullable Duration waited) {
        LaneGauge gauge = gauge();
        return LaneFailures.exhausted(
                statement.command().operation(),
                statement.command().sql(),
                "shared",
                gauge.inFlight(),
                gauge.waiting(),
                waited);
    }

    /** Gives a second chance to what waits: a lane without a connection tries to make one. */
    void nudge() {
        Link link = choice.of(1);
        if (link != null) {
            feed(link);
        }
    }

    private void place(Statement<?> statement) {
        Link link = choice.of(statement.weight());
        if (link == null) {
            if (waiting.add(statement)) {
                nudge();
                if (ended) {
                    refuseWaiting();
                }
            } else {
                statement.failWith(exhausted(statement, null));
            }
        } else {
            link.reserve();
            send(link, statement);
        }
    }

    private void refuseWaiting() {
        waiting.failAll(statement -> LaneFailures.closed(statement.command().operation()));
    }

    private void feed(Link link) {
        while (link.isOpen() && link.load() < depth) {
            Statement<?> statement = waiting.poll();
            if (statement == null) {
                return;
            }
            link.reserve();
            send(link, statement);
        }
    }

    private void send(Link link, Statement<?> statement) {
        if (link.isHere()) {
            sendHere(link, statement);
        } else {
            link.run(() -> sendHere(link, statement));
        }
    }

    private void sendHere(Link link, Statement<?> statement) {
        if (statement.isOver()) {
            link.unreserve();
            roomOn(link);
        } else if (!link.send(statement)) {
            place(statement);
        }
    }

    private void stale(Statement<?> statement, Throwable failure) {
        if (statement.isRepeated()) {
            refused.add(statement.command().sql(), System.nanoTime());
            statement.failWith(Diagnosis.of(failure, statement.command(), Reach.SENT));
            return;
        }
        statement.repeat();
        for (Link link : links.open()) {
            link.run(link::retire);
        }
        Link[] fresh = links.renew();
        for (Link link : fresh) {
            link.run(link::retire);
        }
        place(statement);
    }

    private long keepalive() {
        return options.lanes().keepalive().toNanos();
    }
}
