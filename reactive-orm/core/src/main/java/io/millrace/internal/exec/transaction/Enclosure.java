package io.millrace.internal.exec.transaction;

/** Where a transaction's body is let in: a lease for an outermost one, a savepoint for a nested one. */
interface Enclosure {

    /** Asks to be let in; from any thread. */
    void enter(Entrant entrant);

    /** No longer wants to be let in; from any thread, and it may be too late. */
    void withdraw(Entrant entrant);
}
