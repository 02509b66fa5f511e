package io.millrace.internal.exec.lane;

import java.util.concurrent.ThreadLocalRandom;

/** The wait before connecting again after it failed: longer each time, and never the same for two repos. */
final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LAST_MILLIS = 2_000;

    private int failures;
    private long until;

    /** Whether it is too early to connect. */
    boolean isOn() {
        return failures > 0 && System.nanoTime() - until < 0;
    }

    void succeeded() {
        failures = 0;
    }

    void failed() {
        long whole = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        long millis = whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
        until = System.nanoTime() + millis * 1_000_000;
    }
}
