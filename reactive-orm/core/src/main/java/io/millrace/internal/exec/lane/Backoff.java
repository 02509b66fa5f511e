package io.millrace.internal.exec.lane;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before connecting again after it failed: longer each time, and never the same for two repos. */
final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LAST_MILLIS = 2_000;

    private int failures;

    void succeeded() {
        failures = 0;
    }

    long failed() {
        long whole = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        return whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
    }
}
