package io.millrace.internal.exec.lane;

import io.millrace.internal.exec.link.Home;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Pauses that count as being under way; each ends once, and all of them with the lane. From any thread. */
final class Pauses {

    private final Home home;
    private final Set<Runnable> pausing = new LinkedHashSet<>();
    private boolean closed;

    Pauses(Home home) {
        this.home = home;
    }

    /** Does something after a pause; at once where there are no more pauses. */
    void before(Runnable work, long millis) {
        Runnable pause = new Runnable() {
            @Override
            public void run() {
                if (ends(this)) {
                    work.run();
                }
            }
        };
        if (begins(pause)) {
            home.after(millis, pause);
        } else {
            // A timer may never run any more, and what comes after the pause is refused anyway.
            work.run();
        }
    }

    synchronized boolean isNone() {
        return pausing.isEmpty();
    }

    /** Begins no more of them. */
    synchronized void close() {
        closed = true;
    }

    /** Ends those that there are, and begins no more. */
    void end() {
        List<Runnable> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(pausing);
        }
        all.forEach(Runnable::run);
    }

    private synchronized boolean begins(Runnable pause) {
        return !closed && pausing.add(pause);
    }

    private synchronized boolean ends(Runnable pause) {
        return pausing.remove(pause);
    }
}
