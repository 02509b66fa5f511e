package io.millrace.internal.exec.link;

/** How long the server is at a statement, and whether it is worth sending it beside the one that it follows. */
final class Pace {

    /** Longer than it takes to wake another server process and to hear of it. */
    private static final long LONG_NANOS = 150_000;

    /** After so many answers it is known how long a statement takes. */
    private static final int ENOUGH = 16;

    /** The part that an answer has in the mean. */
    private static final int WEIGHT = 8;

    /** What it costs to ask again, beyond the way. */
    private static final long AGAIN_NANOS = 200_000;

    /** What is remembered of gains and losses at most. */
    private static final long MOST_NANOS = 50_000_000;

    /** Of each time that it stays behind, the part of its gain that is remembered, so that it is tried again some time. */
    private static final int FORGIVEN = 16;

    private int timed;
    private long nanos;

    /** What it gained not to wait, less what it lost to ask again, in nanoseconds. */
    private long credit;

    /** Takes note of how long the server was at it, with nothing else. */
    void took(long duration) {
        nanos += (duration - nanos) / (timed < WEIGHT ? timed + 1 : WEIGHT);
        timed = Math.min(ENOUGH, timed + 1);
        if (credit < 0) {
            credit = Math.min(0, credit + nanos / FORGIVEN);
        }
    }

    /**
     * Takes note of how it went beside: well, or some of it had to be asked for again. Half of the time that it takes is
     * gained, since the other side has work meanwhile.
     *
     * @param distance a round trip, in nanoseconds
     */
    void wentBeside(boolean well, long distance) {
        long change = nanos / 2 - (well ? 0 : distance + AGAIN_NANOS);
        credit = Math.max(-MOST_NANOS, Math.min(MOST_NANOS, credit + change));
    }

    /** Whether it takes so long that it is worth a server process of its own, and gains more than it loses by it. */
    boolean isForBeside() {
        return timed >= ENOUGH && nanos > LONG_NANOS && credit >= 0;
    }
}
