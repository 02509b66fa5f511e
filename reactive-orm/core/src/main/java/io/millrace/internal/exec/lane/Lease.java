package io.millrace.internal.exec.lane;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Operation;
import io.millrace.internal.exec.link.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the exclusive lane, lent to one tenant after the other. Everything here happens on the link's thread,
 * except where it says otherwise.
 */
public final class Lease implements Owner {

    private final ExclusiveLane lane;
    private @Nullable Link link;
    private @Nullable Tenant tenant;
    private boolean leaving;

    Lease(ExclusiveLane lane) {
        this.lane = lane;
    }

    /** The connection. From any thread. */
    public Link link() {
        Link connected = link;
        if (connected == null) {
            throw new IllegalStateException("not connected yet");
        }
        return connected;
    }

    /** Lends it. */
    public void moveIn(Tenant next) {
        tenant = next;
        link().watch();
    }

    /**
     * Gives it back: to whoever waits, or to nobody where the connection is not well. What is still in flight, such as
     * the closing of a cursor, is waited for. Twice does nothing more.
     */
    public void giveBack() {
        if (tenant != null) {
            tenant = null;
            leaving = true;
            if (link().isOverdue()) {
                link().discard();
            }
            handOver();
        }
    }

    /** Gives up on the connection. */
    public void discard() {
        if (tenant != null) {
            tenant = null;
            lane.leftBehind(this);
        }
        link().discard();
    }

    /** Gives up on the connection, and asks the server to stop what it is doing there. */
    public void stopAndDiscard() {
        if (tenant != null) {
            tenant = null;
            lane.leftBehind(this);
        }
        link().stopAndDiscard();
    }

    /** Takes the connection away from whoever holds it. */
    void evict(MillraceException failure) {
        Tenant current = tenant;
        if (current != null) {
            current.evicted(failure);
        }
        link().discard();
    }

    void connected(Link to) {
        link = to;
    }

    @Override
    public void roomOn(Link on) {
        handOver();
    }

    @Override
    public void expiredOn(Link on, Operation operation) {
        Tenant current = tenant;
        if (current == null) {
            on.discard();
        } else {
            current.expired(operation);
        }
    }

    @Override
    public void lost(Link on) {
        Tenant current = tenant;
        lane.lost(this);
        if (leaving) {
            leaving = false;
            lane.leftBehind(this);
        } else if (current != null) {
            tenant = null;
            lane.leftBehind(this);
            current.lost();
        }
    }

    @Override
    public void ended(Link on) {
        lane.ended();
    }

    @Override
    public boolean tick(Link on, long now) {
        Tenant current = tenant;
        if (current != null) {
            current.tick(now);
        }
        return tenant != null;
    }

    private void handOver() {
        if (leaving && link().inFlight() == 0) {
            leaving = false;
            if (link().isOpen()) {
                lane.returned(this);
            } else {
                lane.leftBehind(this);
            }
        }
    }
}
