package io.millrace.internal.exec.link;

/** How long the server is at a statement, and whether it is worth sending it beside the one that it follows. */
final class Pace {

    /** Longer than it takes to wake another server process and to hear of it. */
    private static final long LONG_NANOS = 150_000;

    /** After so many answers it is known how long a statement takes. */
    private static final int ENOUGH = 16;

    /** The part that an answer has in the mean. */
    private static final int WEIGHT = 8;

    /** What it costs to ask again, counted in what it brings not to wait. */
    private static final int AGAIN = 32;

    private static final int MOST = 2 * AGAIN;

    private int timed;
    private long nanos;
    private int credit;

    /** Takes note of how long the server was at it, with nothing else. */
    void took(long duration) {
        nanos += (duration - nanos) / (timed < WEIGHT ? timed + 1 : WEIGHT);
        timed = Math.min(ENOUGH, timed + 1);
        if (credit < 0) {
            credit++;
        }
    }

    /** Takes note of how it went beside: well, or some of it had to be asked for again. */
    void wentBeside(boolean well) {
        credit = well ? Math.min(MOST, credit + 1) : Math.max(-MOST, credit - AGAIN);
    }

    /** Whether it takes so long that it is worth a server process of its own, and seldom has to be asked again then. */
    boolean isForBeside() {
        return timed >= ENOUGH && nanos > LONG_NANOS && credit >= 0;
    }
}
