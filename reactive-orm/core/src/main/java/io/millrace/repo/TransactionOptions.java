package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidConfiguration;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.Isolation;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;

/**
 * How a transaction runs: {@code serializable().retries(3)}. Immutable. A transaction inside another one is a savepoint
 * and takes no notice of them.
 */
public final class TransactionOptions {

    private static final TransactionOptions DEFAULTS = new TransactionOptions(TransactionSettings.DEFAULT);
    private static final int MOST_RETRIES = 100;

    private final TransactionSettings settings;

    private TransactionOptions(TransactionSettings settings) {
        this.settings = settings;
    }

    /** The server's isolation level, writing allowed, the repo's time-out, never run again. */
    public static TransactionOptions defaults() {
        return DEFAULTS;
    }

    /** {@code read committed}: each statement sees what was committed before it. */
    public static TransactionOptions readCommitted() {
        return new TransactionOptions(TransactionSettings.DEFAULT.at(Isolation.READ_COMMITTED));
    }

    /** {@code repeatable read}: all statements see the same moment. May fail with SerializationFailure when it writes. */
    public static TransactionOptions repeatableRead() {
        return new TransactionOptions(TransactionSettings.DEFAULT.at(Isolation.REPEATABLE_READ));
    }

    /** {@code serializable}: as if transactions ran one after the other. May fail with SerializationFailure. */
    public static TransactionOptions serializable() {
        return new TransactionOptions(TransactionSettings.DEFAULT.at(Isolation.SERIALIZABLE));
    }

    /** {@code read only}, with the server's isolation level. */
    public static TransactionOptions readOnly() {
        return DEFAULTS.reading();
    }

    /** The defaults, run again so many times; see {@link #retries}. */
    public static TransactionOptions retrying(int times) {
        return DEFAULTS.retries(times);
    }

    /** The same, with writes refused: {@code read only}. */
    public TransactionOptions reading() {
        return new TransactionOptions(settings.reading());
    }

    /**
     * The same, waiting until it cannot fail: {@code deferrable}. Has an effect on serializable read-only transactions
     * only.
     */
    public TransactionOptions deferrable() {
        return new TransactionOptions(settings.deferred());
    }

    /**
     * The same with another time limit, for all attempts together. Past it the transaction is undone, and the subscriber
     * hears {@link io.millrace.error.QueryTimeout}.
     *
     * @throws InvalidConfiguration where it is shorter than a millisecond
     */
    public TransactionOptions timeout(Duration limit) {
        if (limit.toMillis() < 1) {
            throw new InvalidConfiguration(Problem.of(
                    Code.INVALID_CONFIGURATION,
                    "timeout(" + limit + ") is shorter than a millisecond",
                    "nothing can be done in that time",
                    "timeout(Duration.ofSeconds(5))"));
        }
        return new TransactionOptions(settings.within(limit));
    }

    /**
     * The same, run again up to so many times after a serialization failure or a deadlock, also at COMMIT: the whole
     * body, in a new transaction, after a short random pause. The body must be free of effects outside of the database.
     * Only for transactions whose value comes after COMMIT, and only at the outermost level.
     *
     * @throws InvalidConfiguration where it is negative or more than 100
     */
    public TransactionOptions retries(int times) {
        if (times < 0 || times > MOST_RETRIES) {
            throw new InvalidConfiguration(Problem.of(
                    Code.INVALID_CONFIGURATION,
                    "retries(" + times + ") is not between 0 and " + MOST_RETRIES,
                    "a transaction is run again a few times or not at all",
                    "retries(3)"));
        }
        return new TransactionOptions(settings.retrying(times));
    }

    TransactionSettings settings() {
        return settings;
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
