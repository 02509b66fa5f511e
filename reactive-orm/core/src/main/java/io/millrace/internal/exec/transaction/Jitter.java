package io.millrace.internal.exec.transaction;

import java.util.concurrent.ThreadLocalRandom;

/** How long a transaction that lost against another waits before it is run again; never the same for both. */
final class Jitter {

    private static final long FIRST_MILLIS = 5;
    private static final long LAST_MILLIS = 500;

    private Jitter() {}

    static long millis(int attempt) {
        long most = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        return 1 + ThreadLocalRandom.current().nextLong(most);
    }
}
