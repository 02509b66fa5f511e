package io.millrace.internal.exec.setting;

import java.time.Duration;

/**
 * How long things may take before they fail.
 *
 * @param connect making one connection
 * @param acquire waiting for room in a lane
 * @param statement one statement, from subscription to answer
 * @param transaction one transaction with all of its attempts, from the lease to the commit's answer
 * @param cleanup undoing what was cancelled, before its connection is thrown away instead
 */
public record Deadlines(
        Duration connect, Duration acquire, Duration statement, Duration transaction, Duration cleanup) {

    /** Five seconds to connect, ten to wait for room, thirty for a statement, sixty for a transaction, two for cleaning up. */
    public static final Deadlines DEFAULT = new Deadlines(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2));

    /** The same deadlines with another one for connecting. */
    public Deadlines connecting(Duration limit) {
        return new Deadlines(limit, acquire, statement, transaction, cleanup);
    }

    /** The same deadlines with another one for waiting. */
    public Deadlines acquiring(Duration limit) {
        return new Deadlines(connect, limit, statement, transaction, cleanup);
    }

    /** The same deadlines with another one for statements. */
    public Deadlines answering(Duration limit) {
        return new Deadlines(connect, acquire, limit, transaction, cleanup);
    }

    /** The same deadlines with another one for transactions. */
    public Deadlines ending(Duration limit) {
        return new Deadlines(connect, acquire, statement, limit, cleanup);
    }
}
