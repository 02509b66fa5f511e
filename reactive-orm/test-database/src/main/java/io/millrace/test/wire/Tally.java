package io.millrace.test.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The running count of a wire; the threads of all its connections add to it.
 *
 * <p>The places of waits are never given out again: one that began before the count did ends before all that it counts.
 */
final class Tally {

    private final List<String> statements = new ArrayList<>();
    private long parses;
    private long roundTrips;
    private long begun;
    private long ended;
    private long earlier;
    private long connections;
    private long bytesToServer;
    private long bytesToClient;

    synchronized void statement(String text) {
        statements.add(text);
    }

    synchronized void parse() {
        parses++;
    }

    /** A connection begins to wait; its place among the waits that come one after the other. */
    synchronized long roundTrip() {
        roundTrips++;
        long place = ended + 1;
        begun = Math.max(begun, place);
        return place;
    }

    /** A connection that began to wait at this place has been answered. */
    synchronized void waited(long place) {
        ended = Math.max(ended, place);
    }

    synchronized void connection() {
        connections++;
    }

    synchronized void toServer(int bytes) {
        bytesToServer += bytes;
    }

    synchronized void toClient(int bytes) {
        bytesToClient += bytes;
    }

    synchronized Traffic soFar() {
        return new Traffic(statements, parses, roundTrips, begun - earlier, connections, bytesToServer, bytesToClient);
    }

    synchronized void startAgain() {
        statements.clear();
        parses = 0;
        roundTrips = 0;
        earlier = begun;
        ended = begun;
        connections = 0;
        bytesToServer = 0;
        bytesToClient = 0;
    }
}
