package io.millrace.benchmark;

/** Keys that look drawn at random, and are the same for every contender. */
final class Keys {

    private static final long STEP = 7_919;

    private Keys() {}

    static int of(int number, int rows) {
        return (int) (number * STEP % rows) + 1;
    }
}
