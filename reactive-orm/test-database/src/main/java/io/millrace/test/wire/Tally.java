package io.millrace.test.wire;

import java.util.ArrayList;
import java.util.List;

/** The running count of a wire; the threads of all its connections add to it. */
final class Tally {

    private final List<String> statements = new ArrayList<>();
    private long parses;
    private long roundTrips;
    private long connections;
    private long bytesToServer;
    private long bytesToClient;

    synchronized void statement(String text) {
        statements.add(text);
    }

    synchronized void parse() {
        parses++;
    }

    synchronized void roundTrip() {
        roundTrips++;
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
        return new Traffic(statements, parses, roundTrips, connections, bytesToServer, bytesToClient);
    }

    synchronized void startAgain() {
        statements.clear();
        parses = 0;
        roundTrips = 0;
        connections = 0;
        bytesToServer = 0;
        bytesToClient = 0;
    }
}
