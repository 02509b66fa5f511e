package io.millrace.internal.exec.command;

/** What a statement may do, which decides where it runs and what its loss means. */
public enum Kind {

    /**
     * Reads only. It may run twice without harm, and a stream of it runs in a read-only transaction. A select that locks
     * rows or calls a function that writes is a {@link #WRITE}.
     */
    READ,

    /** One insert, update, delete or merge, or a select that writes. Lost after it was sent, its outcome is unknown. */
    WRITE,

    /**
     * Anything else: it may change the session, so it runs on a leased connection that is discarded afterwards. Its loss
     * is treated like that of a {@link #WRITE}.
     */
    OTHER;

    /** Whether a statement that was sent and not answered may have changed something. */
    public boolean mayWrite() {
        return this != READ;
    }
}
