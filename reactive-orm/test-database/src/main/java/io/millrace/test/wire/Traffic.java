package io.millrace.test.wire;

import java.util.List;

/**
 * What went over a wire.
 *
 * @param statements the text of every statement that was run, in the order in which they were sent on each connection;
 *     one that is run again stands here again
 * @param parses how many statements the server was asked to prepare
 * @param roundTrips how many times a connection that had nothing to wait for began to wait; statements sent together,
 *     before the first was answered, are one
 * @param waits how many of those came one after the other: the most of which each began when the one before had ended,
 *     on whichever connection; two connections that wait at the same time are one
 * @param connections how many connections were made
 * @param bytesToServer the bytes of the client's messages, those of the start of a connection apart
 * @param bytesToClient every byte that the server sent
 */
public record Traffic(
        List<String> statements,
        long parses,
        long roundTrips,
        long waits,
        long connections,
        long bytesToServer,
        long bytesToClient) {

    /** Keeps its own copy of the list. */
    public Traffic {
        statements = List.copyOf(statements);
    }
}
