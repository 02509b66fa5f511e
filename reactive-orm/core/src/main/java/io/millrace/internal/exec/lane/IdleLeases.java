package io.millrace.internal.exec.lane;

import io.millrace.internal.exec.setting.Lanes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leases that nobody has, the last returned first. Guarded by the lane. */
final class IdleLeases {

    private final Lanes options;
    private final Deque<Lease> leases = new ArrayDeque<>();

    IdleLeases(Lanes options) {
        this.options = options;
    }

    int size() {
        return leases.size();
    }

    boolean isEmpty() {
        return leases.isEmpty();
    }

    @Nullable Lease poll() {
        return leases.pollLast();
    }

    void add(Lease lease) {
        leases.addLast(lease);
    }

    void remove(Lease lease) {
        leases.remove(lease);
    }

    /** Takes all of them out. */
    List<Lease> drain() {
        List<Lease> all = new ArrayList<>(leases);
        leases.clear();
        return all;
    }

    /** Takes those out that have lived for long enough, or have not been asked for in so long that they are not needed. */
    List<Lease> drainOld(long now) {
        List<Lease> old = new ArrayList<>();
        long unused = 2 * options.keepalive().toNanos();
        leases.removeIf(lease -> {
            boolean over = isOld(lease, now) || lease.link().idleFor(now) > unused;
            if (over) {
                old.add(lease);
            }
            return over;
        });
        return old;
    }

    /** Those that have said nothing in so long that they are to be asked whether they live. */
    List<Lease> silent(long now) {
        long keepalive = options.keepalive().toNanos();
        return leases.stream()
                .filter(lease -> lease.link().silentFor(now) > keepalive)
                .toList();
    }

    /** Whether a lease has lived for long enough. */
    boolean isOld(Lease lease, long now) {
        return lease.link().age(now) > Lifetime.of(lease.link(), options.maxLifetime());
    }
}
