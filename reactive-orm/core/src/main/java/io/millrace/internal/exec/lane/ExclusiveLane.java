package io.millrace.internal.exec.lane;

import io.millrace.error.ConnectFailed;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.lane.LeaseQueue.Place;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Opening;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.statement.OwnFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole connections, lent to one tenant at a time; who finds none free waits, first come first served. Its connections
 * are read-only outside of transactions, so that nothing that was meant for a transaction takes effect without one.
 */
public final class ExclusiveLane {

    private static final long TICK_MILLIS = 25;

    private final Home home;
    private final ExecutorOptions options;
    private final Connector connector;
    private final Budget budget;
    private final Backoff backoff = new Backoff();
    private final IdleLeases idle;
    private final LeaseQueue waiting;
    private final Set<Lease> lent = new HashSet<>();
    private final Pauses pauses;
    private int connecting;
    private boolean ticking;
    private boolean closed;

    /** A lane that makes its connections when they are first needed. */
    public ExclusiveLane(Home home, ExecutorOptions options, Connector connector, Budget budget) {
        this.home = home;
        this.options = options;
        this.connector = connector;
        this.budget = budget;
        this.idle = new IdleLeases(options.lanes());
        this.waiting = new LeaseQueue(options.lanes().exclusiveWaiting());
        this.pauses = new Pauses(home);
    }

    /**
     * Asks for a lease; from any thread. The answer may come before this returns.
     *
     * @param patience how long it may take
     */
    public void acquire(LeaseRequest request, Duration patience) {
        Lease free = null;
        MillraceException refusal = null;
        synchronized (this) {
            if (closed) {
                refusal = LaneFailures.closed(request.operation());
            } else {
                free = idle.poll();
                if (free != null) {
                    lent.add(free);
                } else if (!waiting.add(request, patience)) {
                    refusal = exhausted(request, null);
                }
            }
        }
        if (free != null) {
            grant(free, request);
        } else if (refusal != null) {
            request.refused(refusal);
        } else {
            grow();
            tickLater();
        }
    }

    /**
     * Takes a request back; from any thread.
     *
     * @return false where it is too late: it was, or is about to be, answered
     */
    public synchronized boolean withdraw(LeaseRequest request) {
        return waiting.withdraw(request);
    }

    /** Does something after a pause that counts as being under way; at once where the lane closes, or ends meanwhile. */
    public void later(long millis, Runnable work) {
        pauses.before(work, millis);
    }

    /** Replaces what is old, asks the idle whether they live, and ends what is not needed. Called about once a second. */
    public void housekeep(long now) {
        List<Lease> old;
        List<Lease> silent;
        synchronized (this) {
            old = idle.drainOld(now);
            silent = idle.silent(now);
        }
        for (Lease lease : old) {
            lease.link().run(lease.link()::retire);
        }
        for (Lease lease : silent) {
            lease.link().ask(options.deadlines().connect());
        }
    }

    /** Takes no more requests from now on; those that wait are still granted. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        pauses.close();
    }

    /** Whether nothing is lent and nobody waits. */
    public synchronized boolean isQuiet() {
        return lent.isEmpty() && waiting.isEmpty() && pauses.isNone();
    }

    /** Ends every connection, and refuses who waits. */
    public void end() {
        List<LeaseRequest> refused;
        List<Lease> unused;
        List<Lease> used;
        synchronized (this) {
            closed = true;
            refused = waiting.drain();
            unused = idle.drain();
            used = new ArrayList<>(lent);
        }
        pauses.end();
        for (Lease lease : used) {
            lease.link().run(() -> lease.evict(LaneFailures.closed("transaction")));
        }
        for (LeaseRequest request : refused) {
            request.refused(LaneFailures.closed(request.operation()));
        }
        for (Lease lease : unused) {
            lease.link().run(lease.link()::discard);
        }
    }

    /** The lane at this moment. */
    public synchronized LaneGauge gauge() {
        return new LaneGauge(lent.size(), idle.size(), waiting.size(), lent.size());
    }

    void returned(Lease lease) {
        LeaseRequest next;
        boolean unwanted;
        synchronized (this) {
            lent.remove(lease);
            boolean old = idle.isOld(lease, System.nanoTime());
            next = old ? null : waiting.poll();
            unwanted = old || (closed && next == null);
            if (next != null) {
                lent.add(lease);
            } else if (!unwanted) {
                idle.add(lease);
            }
        }
        if (next != null) {
            grant(lease, next);
        } else if (unwanted) {
            lease.link().discard();
        }
    }

    synchronized void leftBehind(Lease lease) {
        lent.remove(lease);
    }

    synchronized void lost(Lease lease) {
        idle.remove(lease);
    }

    void ended() {
        budget.give();
        grow();
    }

    private void grant(Lease lease, LeaseRequest request) {
        Link link = lease.link();
        if (link.isHere()) {
            grantHere(lease, request);
        } else {
            link.run(() -> grantHere(lease, request));
        }
    }

    private void grantHere(Lease lease, LeaseRequest request) {
        if (lease.link().isOpen()) {
            request.granted(lease);
        } else {
            leftBehind(lease);
            acquire(request, options.deadlines().acquire());
        }
    }

    private void grow() {
        while (mayGrow()) {
            Lease lease = new Lease(this);
            connector.open(true, lease, new Opening() {
                @Override
                public void opened(Link link) {
                    lease.connected(link);
                    arrived(lease);
                }

                @Override
                public void failed(ConnectFailed failure) {
                    unreachable(failure);
                }
            });
        }
    }

    private synchronized boolean mayGrow() {
        if (connecting >= waiting.size()
                || lent.size() + idle.size() + connecting >= options.lanes().exclusive()
                || backoff.isOn()
                || !budget.take(0)) {
            return false;
        }
        connecting++;
        return true;
    }

    private void arrived(Lease lease) {
        synchronized (this) {
            connecting--;
            backoff.succeeded();
            lent.add(lease);
        }
        returned(lease);
    }

    private void unreachable(ConnectFailed failure) {
        List<LeaseRequest> hopeless = List.of();
        synchronized (this) {
            connecting--;
            backoff.failed();
            if (lent.isEmpty() && idle.isEmpty() && connecting == 0) {
                hopeless = waiting.drain();
            }
        }
        budget.give();
        for (LeaseRequest request : hopeless) {
            request.refused(OwnFailure.of(failure));
        }
    }

    private void tickLater() {
        synchronized (this) {
            if (ticking || waiting.isEmpty()) {
                return;
            }
            ticking = true;
        }
        home.after(TICK_MILLIS, this::tick);
    }

    private void tick() {
        long now = System.nanoTime();
        List<Runnable> refusals = new ArrayList<>();
        synchronized (this) {
            ticking = false;
            for (Place place : waiting.drainLate(now)) {
                MillraceException failure = exhausted(place.request(), place.patience());
                refusals.add(() -> place.request().refused(failure));
            }
        }
        refusals.forEach(Runnable::run);
        grow();
        tickLater();
    }

    private MillraceException exhausted(LeaseRequest request, @Nullable Duration waited) {
        return LaneFailures.exhausted(request.operation(), null, "exclusive", lent.size(), waiting.size(), waited);
    }
}
