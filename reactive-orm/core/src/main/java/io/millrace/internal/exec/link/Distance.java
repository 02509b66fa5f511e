package io.millrace.internal.exec.link;

/**
 * How far away the server is: the quickest answer to something that was sent while nothing else was on its way. Noted on
 * one thread, read from any.
 */
final class Distance {

    /** So many answers that one of them was not held up by anything but the way. */
    private static final int ENOUGH = 32;

    private int answers;
    private long quickest = Long.MAX_VALUE;
    private volatile long known;

    /** Takes note of how long an answer took, in nanoseconds. */
    void heard(long nanos) {
        quickest = Math.min(quickest, nanos);
        if (answers < ENOUGH) {
            answers++;
        }
        if (answers == ENOUGH && known != quickest) {
            known = quickest;
        }
    }

    /** The quickest answer in nanoseconds; 0 before there were enough. */
    long nanos() {
        return known;
    }
}
