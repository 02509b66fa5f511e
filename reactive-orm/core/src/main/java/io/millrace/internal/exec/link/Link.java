package io.millrace.internal.exec.link;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the server, with the operations in flight on it, oldest first. */
public final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long TICK_MILLIS = 25;
    private static final long STOP_MILLIS = 300;

    /** Neither near nor far, in nanoseconds. */
    private static final long UNKNOWN_DISTANCE = 1_000_000;

    private final Home home;
    private final Context context;
    private final Thread thread;
    private final PgConnection connection;
    private final Teardown teardown;
    private final Owner owner;
    private final long openedAt;
    private final LongSupplier clock;
    private final AtomicInteger load = new AtomicInteger();

    private final KnownStatements statements;
    private final InFlight flying;

    private volatile boolean open = true;
    private volatile long lastUsed;
    private volatile long lastHeard;

    private boolean ticking;
    private boolean discarded;

    Link(
            Home home,
            Context context,
            PgConnection connection,
            KnownStatements statements,
            Teardown teardown,
            Owner owner,
            LongSupplier clock) {
        this.home = home;
        this.context = context;
        this.thread = Thread.currentThread();
        this.connection = connection;
        this.statements = statements;
        this.teardown = teardown;
        this.owner = owner;
        this.clock = clock;
        this.flying = new InFlight(clock);
        this.openedAt = clock.getAsLong();
        this.lastUsed = openedAt;
        this.lastHeard = openedAt;
        connection.closeHandler(closed -> broken());
    }

    /** Does something on this link's thread: at once where the caller is on it already. */
    public void run(Runnable work) {
        if (isHere()) {
            work.run();
        } else {
            context.runOnContext(turn -> work.run());
        }
    }

    /** Whether the caller is on this link's thread. */
    public boolean isHere() {
        return Thread.currentThread() == thread;
    }

    /** Does something on this link's thread when it has done what it is at. */
    public void afterTurn(Handler<Void> work) {
        context.runOnContext(work);
    }

    /** Does something on this link's thread after a time; never at once. */
    public void later(long millis, Runnable work) {
        home.after(millis, () -> run(work));
    }

    /** Whether new operations are taken. Read from any thread, and may be a moment old. */
    public boolean isOpen() {
        return open;
    }

    /** How many operations are in flight or have a place reserved. Read from any thread. */
    public int load() {
        return load.get();
    }

    /** Takes a place for one more operation; from any thread. */
    public void reserve() {
        load.getAndIncrement();
    }

    /** Gives back a place that is not needed after all; from any thread. */
    public void unreserve() {
        load.getAndDecrement();
    }

    /** How long the oldest operation in flight has been the oldest, in nanoseconds: what a new one would wait behind. */
    public long headAge(long now) {
        long since = flying.headSince();
        return load.get() == 0 || since == InFlight.NOTHING ? 0 : now - since;
    }

    /** How long the link has had nothing to do, in nanoseconds. */
    public long idleFor(long now) {
        return load.get() == 0 ? now - lastUsed : 0;
    }

    /** How long the server has not been heard of on a link that has nothing to do, in nanoseconds. */
    public long silentFor(long now) {
        return load.get() == 0 ? now - lastHeard : 0;
    }

    /** Asks whether the connection lives, if it has nothing to do, and gives it up where no answer comes. From any thread. */
    public void ask(Duration patience) {
        run(() -> {
            if (open && flying.size() == 0) {
                sendNow(new Ping(clock.getAsLong() + patience.toNanos()));
            }
        });
    }

    /**
     * How long the quickest answer took to something that was sent alone, in nanoseconds: a round trip, and little more. 0
     * before there were enough of them. From any thread.
     */
    public long distance() {
        return flying.distance();
    }

    /** How old the connection is, in nanoseconds. */
    public long age(long now) {
        return now - openedAt;
    }

    /**
     * How long the server was at what was answered last, in nanoseconds, if it went on with that from something else; 0 if
     * it was sent alone, and its way is part of the time. On the link's thread.
     */
    public long headTook() {
        return flying.headTook();
    }

    /** The number of operations in flight. On the link's thread. */
    public int inFlight() {
        return flying.size();
    }

    /** The process id of the backend, for messages and tests. */
    public int backend() {
        return connection.processId();
    }

    /** The driver's handle for a statement, which is made once and then used again. On the link's thread. */
    public PreparedQuery<RowSet<Row>> prepared(String sql) {
        return statements.handle(sql);
    }

    /** The statements that were sent on it. */
    public KnownStatements statements() {
        return statements;
    }

    /** Notes how it went when a statement that follows one of this link went beside it. From any thread. */
    public void wentBeside(String sql, boolean well) {
        run(() -> statements.wentBeside(sql, well, distance() == 0 ? UNKNOWN_DISTANCE : distance()));
    }

    /** Whether everything in flight went out as soon as it was sent. On the link's thread. */
    public boolean holdsNothingBack() {
        return flying.all(operation -> operation.isSentAtOnce(this));
    }

    /** The driver's connection, for what is no single operation: preparing a statement, asking for a cancel. */
    public PgConnection connection() {
        return connection;
    }

    /**
     * Sends an operation, whose place must have been reserved. On the link's thread.
     *
     * @return false where the link takes nothing new: nothing was sent, and the place is free again
     */
    public boolean send(Operation operation) {
        if (!open) {
            unreserve();
            return false;
        }
        append(operation);
        try {
            operation.send(this).onComplete(operation);
        } catch (Throwable refused) {
            operation.complete(null, refused);
        }
        return true;
    }

    /** Sends an operation without a place reserved before. On the link's thread. */
    public boolean sendNow(Operation operation) {
        reserve();
        return send(operation);
    }

    /** Takes no new operations, and ends when those in flight are answered. On the link's thread. */
    public void retire() {
        retireOnly();
        if (flying.size() == 0) {
            discard();
        }
    }

    /** Whether something in flight has passed its deadline: nobody knows what the connection does. On the link's thread. */
    public boolean isOverdue() {
        return !flying.all(operation -> !operation.expired);
    }

    /** Whether all that is in flight has passed its deadline already. On the link's thread. */
    public boolean isHopeless() {
        return flying.all(operation -> operation.expired);
    }

    /** Asks the server to stop what it is doing on this connection, and ends the connection soon. On the link's thread. */
    public void stopAndDiscard() {
        retireOnly();
        later(STOP_MILLIS, this::discard);
        connection.cancelRequest().onComplete((asked, failure) -> run(this::discard));
    }

    /** Ends the connection now; what is in flight fails. On the link's thread. */
    public void discard() {
        retireOnly();
        if (!discarded) {
            discarded = true;
            failAll();
            teardown.end(connection, () -> owner.ended(this));
        }
    }

    /**
     * Takes no new operations, and ends once the driver has told of each that it still had whether it was sent. On the
     * link's thread.
     */
    public void abandon() {
        retireOnly();
        // The driver tells in the turn after the one in which the connection is lost.
        afterTurn(first -> afterTurn(second -> discard()));
    }

    /** Has the owner called from time to time, even when nothing is in flight. On the link's thread. */
    public void watch() {
        if (!ticking) {
            ticking = true;
            // The timer must not be another connection's: the caller may be on that one's context.
            context.runOnContext(turn -> home.vertx().setTimer(TICK_MILLIS, id -> tick()));
        }
    }

    void answer(Operation operation, @Nullable Object result, @Nullable Throwable failure) {
        remove(operation);
        try {
            operation.answered(this, result, failure);
        } catch (Throwable thrown) {
            LOG.error("a subscriber threw where none may: {}", thrown.toString(), thrown);
        }
        if (open) {
            owner.roomOn(this);
        } else if (flying.size() == 0) {
            discard();
        }
    }

    private void retireOnly() {
        if (open) {
            open = false;
            owner.lost(this);
        }
    }

    private void broken() {
        run(this::abandon);
    }

    private void failAll() {
        for (Operation operation = flying.oldest(); operation != null; operation = flying.oldest()) {
            answer(operation, null, new Control.Unanswered());
        }
    }

    private void append(Operation operation) {
        operation.link = this;
        flying.append(operation);
        watch();
    }

    private void remove(Operation operation) {
        long heard = flying.remove(operation);
        if (heard != InFlight.NOTHING) {
            lastHeard = heard;
            if (!(operation instanceof Ping)) {
                lastUsed = heard;
            }
        }
        operation.link = null;
        unreserve();
    }

    private void tell(Operation late) {
        try {
            late.expired(this);
        } catch (Throwable thrown) {
            LOG.error("a subscriber threw where none may: {}", thrown.toString(), thrown);
        }
    }

    private void tick() {
        ticking = false;
        long now = clock.getAsLong();
        Operation operation = flying.oldest();
        while (operation != null) {
            Operation following = operation.next;
            if (!operation.expired && operation.deadline() - now <= 0) {
                operation.expired = true;
                owner.expiredOn(this, operation);
                tell(operation);
            }
            operation = discarded ? null : following;
        }
        boolean again = !discarded && owner.tick(this, now);
        if (again || flying.size() > 0) {
            watch();
        }
    }
}
