package io.millrace.internal.exec.setting;

import java.time.Duration;

/**
 * How many connections there are and who may use them.
 *
 * @param connections the budget of both lanes together, closing connections included
 * @param shared the most that the shared lane may hold
 * @param depth the most statements in flight on one connection of the shared lane
 * @param sharedWaiting the most statements that may wait for the shared lane
 * @param exclusiveWaiting the most that may wait for a lease
 * @param eventLoops the number of threads that carry all connections
 * @param maxLifetime after which age a connection is replaced, give or take a tenth
 * @param keepalive how long a connection may be idle before it is asked whether it lives
 */
public record Lanes(
        int connections,
        int shared,
        int depth,
        int sharedWaiting,
        int exclusiveWaiting,
        int eventLoops,
        Duration maxLifetime,
        Duration keepalive) {

    /** Sixteen connections, of which the shared lane may hold four. */
    public static final Lanes DEFAULT = new Lanes(
            16,
            4,
            256,
            10_000,
            1_000,
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            Duration.ofMinutes(30),
            Duration.ofSeconds(30));

    /** The most leases at one time: what the shared lane leaves once it has one connection. */
    public int exclusive() {
        return Math.max(1, connections - 1);
    }

    /** The same lanes with another budget and another share of it. */
    public Lanes sized(int budget, int ofWhichShared) {
        return new Lanes(
                budget, ofWhichShared, depth, sharedWaiting, exclusiveWaiting, eventLoops, maxLifetime, keepalive);
    }

    /** The same lanes with another depth and other bounds of waiting. */
    public Lanes bounded(int inFlight, int waitingForShared, int waitingForLease) {
        return new Lanes(
                connections, shared, inFlight, waitingForShared, waitingForLease, eventLoops, maxLifetime, keepalive);
    }

    /** The same lanes with another age at which connections are replaced, and another time between signs of life. */
    public Lanes lasting(Duration lifetime, Duration idle) {
        return new Lanes(connections, shared, depth, sharedWaiting, exclusiveWaiting, eventLoops, lifetime, idle);
    }

    /** The same lanes carried by another number of threads. */
    public Lanes looping(int threads) {
        return new Lanes(connections, shared, depth, sharedWaiting, exclusiveWaiting, threads, maxLifetime, keepalive);
    }
}
