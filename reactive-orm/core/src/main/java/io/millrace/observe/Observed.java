package io.millrace.observe;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** One piece of work, as the listener follows it. */
public interface Observed {

    /** Follows nothing. */
    Observed NOBODY = (outcome, rows, failure) -> {};

    /**
     * It has ended; called once, before the subscriber hears of it, on the thread that it hears of it on.
     *
     * @param rows how many rows were emitted, or affected where they were only counted
     * @param failure why it failed, or null where it did not
     */
    void ended(Outcome outcome, long rows, @Nullable Throwable failure);

    /**
     * It is sent in the statement of another piece of work rather than in one of its own: of gets that leave together, all
     * but the first are told. Called before it has ended, if at all.
     */
    default void joined() {}

    /** The Reactor Context that the work runs in: for a transaction, what is subscribed inside of it sees it. */
    default Context into(Context context) {
        return context;
    }
}
