package io.millrace.internal.exec.transaction;

/** Where a transaction's body is let in: a lease for an outermost one, a savepoint for a nested one. */
interface Enclosure {

    /** Asks to be let in; from any thread. */
    void enter(Entrant entrant);

    /** Does something after a pause in which nobody is let in; at once where the lane ends meanwhile. */
    void later(long millis, Runnable work);

    /** No longer wants to be let in; from any thread, and it may be too late. */
    void withdraw(Entrant entrant);
}
