package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;

/** Who waits to be let into a block; told once, on the link's thread where there is one. */
interface Entrant {

    /** It is open. Whoever no longer wants it rolls it back at once. */
    void entered(Block block);

    /** It will not be. */
    void refused(MillraceException failure);

    /** The time of the whole transaction is up. May come more than once. */
    void timedOut();

    /** Its connection is about to be taken away. */
    void evicted(MillraceException failure);

    /** Whether it still wants what it was let in for: its body runs, and nobody has cancelled. From any thread. */
    boolean isWanted();
}
