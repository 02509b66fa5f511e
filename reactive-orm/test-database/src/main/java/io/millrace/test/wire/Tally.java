package io.millrace.test.wire;

import java.util.ArrayList;
import java.util.List;

/** The running count of a wire; the threads of all its connections add to it. */
final class Tally {

    private final List<String> statements = new ArrayList<>();
    private long parses;
    private long roundTrips;
    private long waits;
    private long ended;
    private long connections;
    private long bytesToServer;
    private long bytesToClient;

    synchronized void statement(String text) {
        statements.add(text);
    }

    synchronized void parse() {
        parses++;
    }

    /** A connection begins to wait; which of the waits that come one after the other that is, counted from 1. */
    synchronized long roundTrip() {
        roundTrips++;
        waits = Math.max(waits, ended + 1);
        return ended + 1;
    }

    /** A connection has waited; for what began before the count did, it is as if it had not. */
    synchronized void waited(long place) {
        ended = Math.max(ended, Math.min(place, waits));
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
        return new Traffic(statements, parses, roundTrips, waits, connections, bytesToServer, bytesToClient);
    }

    synchronized void startAgain() {
        statements.clear();
        parses = 0;
        roundTrips = 0;
        waits = 0;
        ended = 0;
        connections = 0;
        bytesToServer = 0;
        bytesToClient = 0;
    }
}
