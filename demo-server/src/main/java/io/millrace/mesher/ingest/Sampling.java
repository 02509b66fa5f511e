package io.millrace.mesher.ingest;

import java.util.UUID;

/**
 * Which events of a project are kept that wants only a part of them. An event's id decides, so that one that is sent again
 * is dealt with as it was the first time.
 */
final class Sampling {

    private static final double ALL = 0x1p53;

    private Sampling() {}

    static boolean keeps(UUID event, double rate) {
        return rate >= 1 || place(event) < rate;
    }

    /** A number from 0 to 1 that neighbouring ids do not share. */
    private static double place(UUID event) {
        long mixed = event.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ event.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) / ALL;
    }
}
