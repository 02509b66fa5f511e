package io.millrace.test.wire;

import io.millrace.test.database.PostgresServer;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wire to a test database: connect to its {@link #url()} instead of the database's own.
 *
 * <pre>{@code
 * try (Wire wire = Wire.to(database)) {
 *     Repo repo = Repo.connect(wire.url());
 *     repo.get(USER, id).block();
 *     assertThat(wire.traffic().roundTrips()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>It may be used from any thread. It speaks without TLS.
 */
public final class Wire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private static final long PATIENCE_MILLIS = 2_000;

    private final TestDatabase database;
    private final ServerSocket entrance;
    private final Tally tally = new Tally();
    private final Gate gate = new Gate();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration distance = Duration.ZERO;
    private final Thread accepting = daemon(this::accept, "millrace-wire");

    private Wire(TestDatabase database, ServerSocket entrance) {
        this.database = database;
        this.entrance = entrance;
    }

    /** A wire to a database, on a free port of this machine. */
    public static Wire to(TestDatabase database) {
        try {
            Wire wire = new Wire(database, new ServerSocket(0, 128, InetAddress.getLoopbackAddress()));
            wire.accepting.start();
            return wire;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where to connect, with user and password. */
    public String url() {
        return database.urlThrough(host(), port());
    }

    /** The host that the wire listens on. */
    public String host() {
        return entrance.getInetAddress().getHostAddress();
    }

    /** The port that the wire listens on. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** What has gone over the wire since it was made, or since {@link #startAgain()}. */
    public Traffic traffic() {
        return tally.soFar();
    }

    /** Counts from nothing again. */
    public void startAgain() {
        tally.startAgain();
    }

    /**
     * Moves the server away: each of its answers arrives this much later. Round trips are exact at a distance only, since
     * an answer that comes at once can arrive between two statements that do not wait for it.
     */
    public void distance(Duration distance) {
        if (distance.isNegative()) {
            throw new IllegalArgumentException("a distance is not negative");
        }
        this.distance = distance;
    }

    /** Goes silent, as a half-open connection does: nothing passes in either direction, and nobody is told. */
    public void silence() {
        gate.shut();
    }

    /** Ends the silence: what was held back passes. */
    public void resume() {
        gate.open();
    }

    /** Cuts every connection that there is; new ones are let in. */
    public void cut() {
        connections.forEach(Connection::cut);
        connections.clear();
    }

    /** Cuts every connection and lets no more in. Twice is harmless. */
    @Override
    public void close() {
        try {
            entrance.close();
            // The port is let go of when nobody waits on it any more.
            accepting.join(PATIENCE_MILLIS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            resume();
            cut();
        }
    }

    private void accept() {
        PostgresServer server = database.server();
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept(), server);
            } catch (IOException closed) {
                LOG.debug("no more connections come in", closed);
            }
        }
    }

    private void join(Socket client, PostgresServer server) throws IOException {
        try {
            client.setTcpNoDelay(true);
            Socket onward = new Socket(server.host(), server.port());
            onward.setTcpNoDelay(true);
            Connection connection = new Connection(client, onward, gate, new Distance(() -> distance), tally);
            connections.add(connection);
            connection.start();
        } catch (IOException unreachable) {
            client.close();
            LOG.warn("the wire cannot reach {}", server, unreachable);
        }
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
