package io.millrace.internal.exec.lane;

import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Which of the connections of the shared lane takes a statement, and when the load asks for another one. */
final class Choice {

    private static final long SLOW_NANOS = 20_000_000;

    /** Reads sent together that are work enough for a server process of their own. */
    private static final int HEAVY = 16;

    private final SharedLinks links;
    private final int depth;

    Choice(SharedLinks links, int depth) {
        this.links = links;
        this.depth = depth;
    }

    /**
     * The connection with the fewest in flight, past one whose oldest has been running for long; null where none has room.
     *
     * @param weight how many reads the statement stands for
     */
    @Nullable Link of(int weight) {
        Link[] open = links.open();
        if (open.length == 0) {
            links.grow();
            return null;
        }
        long now = System.nanoTime();
        Link best = null;
        int least = Integer.MAX_VALUE;
        for (Link link : open) {
            int load = link.load();
            if (load < depth && link.isOpen()) {
                int burden = link.headAge(now) > SLOW_NANOS ? load + depth : load;
                if (burden < least || (burden == least && link.isHere())) {
                    best = link;
                    least = burden;
                }
            }
        }
        if (best == null) {
            links.grow();
            return null;
        }
        if (least >= depth) {
            return links.grow() ? null : best;
        }
        if (least > 0 && (weight >= HEAVY || least * 2 >= depth)) {
            links.grow();
        }
        return best;
    }

    /**
     * The connection for a statement that follows another: the other's, or one that has nothing to do, where the statement
     * is known to take long and would have to wait for more than what it follows. On the link's thread.
     */
    Link behind(Link link, Statement<?> statement) {
        if (link.inFlight() > 1
                && link.statements().isForBeside(statement.command().sql())) {
            for (Link other : links.open()) {
                if (other.load() == 0 && other.isOpen()) {
                    return other;
                }
            }
            links.grow();
        }
        return link;
    }

    /** Whether a round trip is known to take longer than this. */
    boolean isFurtherThan(long nanos) {
        for (Link link : links.open()) {
            if (link.distance() > nanos) {
                return true;
            }
        }
        return false;
    }
}
