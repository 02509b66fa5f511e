package io.millrace.benchmark.contest;

/**
 * What one contender did while it was its turn.
 *
 * @param operations how many operations were answered
 * @param nanos how long that took
 * @param bytes how many bytes all threads asked for meanwhile
 */
public record Turn(int operations, long nanos, long bytes) {

    /** Operations in a second. */
    public double perSecond() {
        return operations * 1e9 / nanos;
    }

    /** Bytes of one operation. */
    public double bytesEach() {
        return (double) bytes / operations;
    }
}
