package io.millrace.internal.exec.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that wait for a lease, first come first served, bounded in number and in time. Guarded by the lane. */
final class LeaseQueue {

    private final int most;
    private final Deque<Place> places = new ArrayDeque<>();

    LeaseQueue(int most) {
        this.most = most;
    }

    int size() {
        return places.size();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Puts a request last; false where too many wait already. */
    boolean add(LeaseRequest request, Duration patience) {
        return places.size() < most && places.add(new Place(request, System.nanoTime(), patience));
    }

    /** Takes a request out; false where it does not wait. */
    boolean withdraw(LeaseRequest request) {
        return places.removeIf(place -> place.request == request);
    }

    /** Takes out the one that has waited longest. */
    @Nullable LeaseRequest poll() {
        Place first = places.poll();
        return first == null ? null : first.request;
    }

    /** Takes all of them out. */
    List<LeaseRequest> drain() {
        List<LeaseRequest> all = places.stream().map(Place::request).toList();
        places.clear();
        return all;
    }

    /** Takes those out that have waited for as long as they may. */
    List<Place> drainLate(long now) {
        List<Place> late = new ArrayList<>();
        places.removeIf(place -> {
            boolean over = now - place.since >= place.patience.toNanos();
            if (over) {
                late.add(place);
            }
            return over;
        });
        return late;
    }

    /** A request, since when it has waited, and how long it may. */
    record Place(LeaseRequest request, long since, Duration patience) {}
}
