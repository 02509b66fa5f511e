package io.millrace.mesher.health;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many items of each type SDKs have sent since the start: those that are kept and those that are not. Any thread may
 * use it.
 */
public final class Intake {

    /** The types that are counted by name; whoever invents others does not fill the memory with them. */
    private static final Set<String> KNOWN = Set.of(
            "event",
            "session",
            "sessions",
            "transaction",
            "attachment",
            "client_report",
            "user_report",
            "feedback",
            "profile",
            "profile_chunk",
            "replay_event",
            "replay_recording",
            "replay_video",
            "check_in",
            "statsd",
            "span",
            "log",
            "trace_metric");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts one item of this type. */
    public void count(String type) {
        counts.computeIfAbsent(KNOWN.contains(type) ? type : "other", any -> new LongAdder())
                .increment();
    }

    /** The counts by type, at this moment. */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((type, count) -> sums.put(type, count.sum()));
        return sums;
    }
}
