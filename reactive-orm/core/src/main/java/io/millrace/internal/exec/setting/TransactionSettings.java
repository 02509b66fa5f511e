package io.millrace.internal.exec.setting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one transaction runs. Nested ones take no notice of it: they share their outermost transaction's.
 *
 * @param isolation the level, or null for the server's default
 * @param readOnly whether writes are refused
 * @param deferrable whether a serializable read-only transaction waits until it cannot fail
 * @param timeout how long it may take with all of its attempts, or null for the executor's own
 * @param retries how many times it is run again after a serialization failure or a deadlock
 */
public record TransactionSettings(
        @Nullable Isolation isolation,
        boolean readOnly,
        boolean deferrable,
        @Nullable Duration timeout,
        int retries) {

    /** The server's isolation, writing allowed, never run again. */
    public static final TransactionSettings DEFAULT = new TransactionSettings(null, false, false, null, 0);

    /** The same settings at another level. */
    public TransactionSettings at(Isolation level) {
        return new TransactionSettings(level, readOnly, deferrable, timeout, retries);
    }

    /** The same settings, read-only. */
    public TransactionSettings reading() {
        return new TransactionSettings(isolation, true, deferrable, timeout, retries);
    }

    /** The same settings, waiting for a safe snapshot. */
    public TransactionSettings deferred() {
        return new TransactionSettings(isolation, readOnly, true, timeout, retries);
    }

    /** The same settings with another time limit. */
    public TransactionSettings within(Duration limit) {
        return new TransactionSettings(isolation, readOnly, deferrable, limit, retries);
    }

    /** The same settings, run again so many times. */
    public TransactionSettings retrying(int times) {
        return new TransactionSettings(isolation, readOnly, deferrable, timeout, times);
    }
}
