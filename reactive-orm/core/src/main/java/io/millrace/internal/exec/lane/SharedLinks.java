package io.millrace.internal.exec.lane;

import io.millrace.error.ConnectFailed;
import io.millrace.internal.exec.link.Connector;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Opening;
import io.millrace.internal.exec.setting.ExecutorOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The connections of the shared lane: how many there are, and when another one is made. */
final class SharedLinks implements Opening {

    private static final Link[] NONE = {};

    private final ExecutorOptions options;
    private final Connector connector;
    private final Budget budget;
    private final SharedLane lane;
    private final Backoff backoff = new Backoff();
    private volatile Link[] open = NONE;
    private final Set<Link> leaving = new HashSet<>();
    private int connecting;
    private int stillborn;
    private boolean closed;

    SharedLinks(ExecutorOptions options, Connector connector, Budget budget, SharedLane lane) {
        this.options = options;
        this.connector = connector;
        this.budget = budget;
        this.lane = lane;
    }

    Link[] open() {
        return open;
    }

    /** Those that are open, and those that only finish what is under way. */
    synchronized List<Link> all() {
        List<Link> all = new ArrayList<>(leaving);
        all.addAll(List.of(open));
        return all;
    }

    /** Makes another connection where one is allowed; true while one is being made. */
    boolean grow() {
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (connecting > 0) {
                return true;
            }
            int count = open.length;
            if (count >= options.lanes().shared() || backoff.isOn() || !budget.take(count == 0 ? 0 : 1)) {
                return false;
            }
            connecting++;
        }
        connector.open(false, lane, this);
        return true;
    }

    /** Forgets every connection, so that only those made from now on are used; returns the forgotten. */
    synchronized Link[] renew() {
        Link[] old = open;
        open = NONE;
        leaving.addAll(List.of(old));
        stillborn = connecting;
        return old;
    }

    @Override
    public void opened(Link link) {
        boolean unwanted;
        synchronized (this) {
            connecting--;
            backoff.succeeded();
            unwanted = closed || stillborn > 0;
            if (unwanted) {
                stillborn = Math.max(0, stillborn - 1);
            } else {
                Link[] more = new Link[open.length + 1];
                System.arraycopy(open, 0, more, 0, open.length);
                more[open.length] = link;
                open = more;
            }
        }
        if (unwanted) {
            link.retire();
        } else {
            lane.opened(link);
        }
    }

    @Override
    public void failed(ConnectFailed failure) {
        synchronized (this) {
            connecting--;
            stillborn = Math.max(0, stillborn - 1);
            backoff.failed();
        }
        budget.give();
        lane.unreachable(failure);
    }

    synchronized void remove(Link link) {
        List<Link> rest = new ArrayList<>(open.length);
        for (Link other : open) {
            if (other != link) {
                rest.add(other);
            }
        }
        open = rest.toArray(NONE);
        leaving.add(link);
    }

    void ended(Link link) {
        synchronized (this) {
            leaving.remove(link);
        }
        budget.give();
    }

    /** Makes no more connections; returns those that are open. */
    synchronized Link[] close() {
        closed = true;
        Link[] last = open;
        open = NONE;
        return last;
    }
}
