package io.millrace.internal.exec.lane;

import io.millrace.error.ConnectFailed;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.LaneFailures;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.Home;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Opening;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.statement.OwnFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    private final Deque<Lease> idle = new ArrayDeque<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final Set<Lease> lent = new HashSet<>();
    private final Set<Runnable> pausing = new LinkedHashSet<>();
    private int connecting;
    private long notBefore = Long.MIN_VALUE;
    private boolean ticking;
    private boolean closed;

    /** A lane that makes its connections when they are first needed. */
    public ExclusiveLane(Home home, ExecutorOptions options, Connector connector, Budget budget) {
        this.home = home;
        this.options = options;
        this.connector = connector;
        this.budget = budget;
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
                free = idle.pollLast();
                if (free != null) {
                    lent.add(free);
                } else if (waiting.size() >= options.lanes().exclusiveWaiting()) {
                    refusal = exhausted(request, null);
                } else {
                    waiting.add(new Place(request, System.nanoTime(), patience));
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
        return waiting.removeIf(place -> place.request == request);
    }

    /** Does something after a pause that counts as being under way; at once where the lane closes, or ends meanwhile. */
    public void later(long millis, Runnable work) {
        Runnable pause = new Runnable() {
            @Override
            public void run() {
                boolean first;
                synchronized (ExclusiveLane.this) {
                    first = pausing.remove(this);
                }
                if (first) {
                    work.run();
                }
            }
        };
        boolean over;
        synchronized (this) {
            over = closed;
            if (!over) {
                pausing.add(pause);
            }
        }
        if (over) {
            // A timer may never run any more, and what comes after the pause is refused anyway.
            work.run();
        } else {
            home.after(millis, pause);
        }
    }

    /** Replaces what is old, asks the idle whether they live, and ends what is not needed. Called about once a second. */
    public void housekeep(long now) {
        List<Lease> old = new ArrayList<>();
        List<Lease> quiet = new ArrayList<>();
        long keepalive = options.lanes().keepalive().toNanos();
        synchronized (this) {
            idle.removeIf(lease -> {
                boolean over = lease.link().age(now) > lifetime(lease.link())
                        || lease.link().idleFor(now) > 2 * keepalive;
                if (over) {
                    old.add(lease);
                } else if (lease.link().silentFor(now) > keepalive) {
                    quiet.add(lease);
                }
                return over;
            });
        }
        for (Lease lease : old) {
            lease.link().run(lease.link()::retire);
        }
        for (Lease lease : quiet) {
            lease.link().ask(options.deadlines().connect());
        }
    }

    /** Grants nothing new from now on. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
    }

    /** Whether nothing is lent and nobody waits. */
    public synchronized boolean isQuiet() {
        return lent.isEmpty() && waiting.isEmpty() && pausing.isEmpty();
    }

    /** Ends every connection, and refuses who waits. */
    public void end() {
        List<Place> refused;
        List<Lease> unused;
        List<Lease> used;
        List<Runnable> paused;
        synchronized (this) {
            closed = true;
            refused = new ArrayList<>(waiting);
            unused = new ArrayList<>(idle);
            used = new ArrayList<>(lent);
            paused = new ArrayList<>(pausing);
            waiting.clear();
            idle.clear();
        }
        paused.forEach(Runnable::run);
        for (Lease lease : used) {
            lease.link().run(() -> lease.evict(LaneFailures.closed("transaction")));
        }
        for (Place place : refused) {
            place.request.refused(LaneFailures.closed(place.request.operation()));
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
        LeaseRequest next = null;
        boolean unwanted = false;
        synchronized (this) {
            lent.remove(lease);
            if (closed || isOld(lease.link())) {
                unwanted = true;
            } else {
                Place place = waiting.poll();
                if (place == null) {
                    idle.addLast(lease);
                } else {
                    next = place.request;
                    lent.add(lease);
                }
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
        if (closed
                || connecting >= waiting.size()
                || lent.size() + idle.size() + connecting >= options.lanes().exclusive()
                || (notBefore != Long.MIN_VALUE && System.nanoTime() - notBefore < 0)
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
            notBefore = Long.MIN_VALUE;
            lent.add(lease);
        }
        returned(lease);
    }

    private void unreachable(ConnectFailed failure) {
        List<Place> hopeless = List.of();
        synchronized (this) {
            connecting--;
            notBefore = System.nanoTime() + backoff.failed() * 1_000_000;
            if (lent.isEmpty() && idle.isEmpty() && connecting == 0) {
                hopeless = new ArrayList<>(waiting);
                waiting.clear();
            }
        }
        budget.give();
        for (Place place : hopeless) {
            place.request.refused(OwnFailure.of(failure));
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
        List<Place> late = new ArrayList<>();
        MillraceException[] failures;
        synchronized (this) {
            ticking = false;
            waiting.removeIf(place -> {
                boolean over = now - place.since >= place.patience.toNanos();
                if (over) {
                    late.add(place);
                }
                return over;
            });
            failures = late.stream()
                    .map(place -> exhausted(place.request, place.patience))
                    .toArray(MillraceException[]::new);
        }
        for (int i = 0; i < failures.length; i++) {
            late.get(i).request.refused(failures[i]);
        }
        grow();
        tickLater();
    }

    private MillraceException exhausted(LeaseRequest request, @Nullable Duration waited) {
        return LaneFailures.exhausted(request.operation(), null, "exclusive", lent.size(), waiting.size(), waited);
    }

    private boolean isOld(Link link) {
        return link.age(System.nanoTime()) > lifetime(link);
    }

    private long lifetime(Link link) {
        return Lifetime.of(link, options.lanes().maxLifetime());
    }

    private static final class Place {

        private final LeaseRequest request;
        private final long since;
        private final Duration patience;

        Place(LeaseRequest request, long since, Duration patience) {
            this.request = request;
            this.since = since;
            this.patience = patience;
        }
    }
}
