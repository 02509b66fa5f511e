package io.millrace.mesher.ingest;

import io.millrace.mesher.http.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many events a project may send in a window of time, the same window for all. What is over it is refused with the
 * seconds until the next one. It counts what comes to this process. Any thread may use it.
 */
public final class RateLimit {

    private final int events;
    private final Duration window;
    private final Clock clock;
    private final Map<UUID, Window> windows = new ConcurrentHashMap<>();

    /** At most so many events of a project in each window. */
    public RateLimit(int events, Duration window, Clock clock) {
        this.events = events;
        this.window = window;
        this.clock = clock;
    }

    private record Window(long number, int taken) {}

    /**
     * Takes this many events, all or none.
     *
     * @throws Refusal with 429 and Retry-After where they are too many
     */
    void take(UUID project, int count) {
        long now = clock.millis();
        long number = now / window.toMillis();
        Window after = windows.merge(
                project,
                new Window(number, count),
                (old, one) -> old.number() == number ? new Window(number, sum(old.taken(), count)) : one);
        if (after.taken() > events) {
            windows.computeIfPresent(
                    project, (id, one) -> one.number() == number ? new Window(number, one.taken() - count) : one);
            long left = (number + 1) * window.toMillis() - now;
            throw Refusal.tooMany(
                    "rate_limited",
                    "this project sends more than %d events in %d seconds".formatted(events, window.toSeconds()),
                    Math.max(1, (left + 999) / 1_000));
        }
    }

    private static int sum(int taken, int count) {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) taken + count);
    }
}
