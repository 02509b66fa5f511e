package io.millrace.internal.exec.lane;

/** How many connections both lanes together may have: open, being opened, and being closed. */
public final class Budget {

    private final int limit;
    private int taken;

    /** A budget of so many connections. */
    public Budget(int limit) {
        this.limit = limit;
    }

    /** Takes one, leaving at least so many; false where that cannot be. */
    public synchronized boolean take(int leaving) {
        if (taken + leaving >= limit) {
            return false;
        }
        taken++;
        return true;
    }

    /** Gives one back. */
    public synchronized void give() {
        taken--;
    }

    /** How many are taken. */
    public synchronized int taken() {
        return taken;
    }
}
