package io.millrace.internal.exec.failure;

/** How far a statement had come when it failed. */
public enum Reach {

    /** It never left: it had no effect. */
    NOT_SENT,

    /** It was sent on its own: if it writes, it may have taken effect. */
    SENT,

    /** It was sent inside a transaction that has not committed: it has no effect once its connection is gone. */
    IN_TRANSACTION
}
