package io.millrace.observe;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.context.ContextView;

/**
 * Logs what took long, as a warning of the logger {@code io.millrace.slow}: what it was, how long it took from
 * subscription to ending, how it ended, and its text, never its values.
 */
public final class SlowStatements implements RepoListener {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.slow");

    private final long thresholdNanos;

    private SlowStatements(Duration threshold) {
        this.thresholdNanos = threshold.toNanos();
    }

    /** Logs statements and transactions that took so long or longer. */
    public static SlowStatements over(Duration threshold) {
        return new SlowStatements(threshold);
    }

    @Override
    public Observed began(Work work, ContextView context) {
        long began = System.nanoTime();
        return (outcome, rows, failure) -> {
            long took = System.nanoTime() - began;
            if (took >= thresholdNanos) {
                LOG.warn(
                        "{} took {} ms in the {} lane and {} with {} rows{}",
                        work.name(),
                        took / 1_000_000,
                        work.lane() == Lane.SHARED ? "shared" : "exclusive",
                        switch (outcome) {
                            case SUCCEEDED -> "succeeded";
                            case FAILED -> "failed";
                            case CANCELLED -> "was cancelled";
                        },
                        rows,
                        work.sql() == null ? "" : ": " + work.sql());
            }
        };
    }
}
