package io.millrace.internal.exec.transaction;

import io.millrace.error.Code;
import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.Deadlock;
import io.millrace.error.MillraceException;
import io.millrace.error.SerializationFailure;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * What one subscription to a transaction was given.
 *
 * @param key under which the block stands in the Context
 * @param enclosure where the body is let in
 * @param outermost whether it is no savepoint
 * @param retries how often it may be run again
 * @param limit how long it may take, for the message
 * @param body what runs inside
 */
record Opened<T>(
        Object key,
        Enclosure enclosure,
        boolean outermost,
        int retries,
        Duration limit,
        Function<? super TransactionHandle, ? extends Publisher<? extends T>> body) {

    private static final int DEEPEST_CAUSE = 16;

    /** Whether what failed may be run again: only where PostgreSQL itself undid it in favour of another transaction. */
    boolean mayRepeat(int attempt, Throwable failure, @Nullable MillraceException first) {
        return attempt <= retries
                && !(failure instanceof CommitOutcomeUnknown)
                && (isLostRace(failure) || isLostRace(first));
    }

    /** Whoever wraps the failure, such as a Multi that names its step, says no less by it. */
    private static boolean isLostRace(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SerializationFailure
                    || cause instanceof Deadlock
                    || (cause instanceof MillraceException known && known.code() == Code.STALE_STATEMENT)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
