package io.millrace.internal.exec.transaction;

/** Where a run of a transaction is. Every step is taken once, by whoever gets there first. */
enum Phase {
    IDLE,
    ENTERING,
    RUNNING,
    ENDING,
    OVER
}
