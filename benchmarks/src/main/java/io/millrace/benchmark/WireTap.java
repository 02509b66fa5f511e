package io.millrace.benchmark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener between a client and PostgreSQL on loopback that counts the messages of the client, and how often the
 * direction turned: a round trip begins where the client sends after the server has answered. Counts are exact and the
 * same on every machine. Section 54.7 of PostgreSQL's manual has the messages.
 */
public final class WireTap implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final Map<Character, AtomicInteger> messages = new TreeMap<>();
    private int roundTrips;
    private boolean answered = true;

    private WireTap(ServerSocket listener, String host, int port) {
        this.listener = listener;
        this.host = host;
        this.port = port;
    }

    /** A tap in front of a server; it listens on a free port of loopback until it is closed. */
    public static WireTap before(String host, int port) throws IOException {
        WireTap tap = new WireTap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
        start("accept", tap::accept);
        return tap;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Forgets what was counted. */
    public synchronized void reset() {
        messages.clear();
        roundTrips = 0;
        answered = true;
    }

    /** How many messages of a type the client sent: {@code P} parse, {@code B} bind, {@code S} sync, {@code Q} query. */
    public synchronized int count(char type) {
        AtomicInteger count = messages.get(type);
        return count == null ? 0 : count.get();
    }

    /** How many times the client sent something after an answer, or for the first time. */
    public synchronized int roundTrips() {
        return roundTrips;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(host, port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start("client", () -> fromClient(client, server));
            start("server", () -> fromServer(server, client));
        }
    }

    private void fromClient(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            forward(in, out, in.readInt(), -1);
            while (true) {
                int type = in.read();
                if (type < 0) {
                    return;
                }
                counted((char) type);
                forward(in, out, in.readInt(), type);
            }
        }
    }

    private void fromServer(Socket server, Socket client) throws IOException {
        try (server;
                client) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (this) {
                    answered = true;
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private synchronized void counted(char type) {
        messages.computeIfAbsent(type, key -> new AtomicInteger()).incrementAndGet();
        if (answered) {
            roundTrips++;
            answered = false;
        }
    }

    private static void forward(DataInputStream in, OutputStream out, int length, int type) throws IOException {
        byte[] message = new byte[length + (type < 0 ? 0 : 1)];
        int at = 0;
        if (type >= 0) {
            message[at++] = (byte) type;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            message[at++] = (byte) (length >> shift);
        }
        in.readFully(message, at, length - 4);
        out.write(message);
    }

    private static void start(String name, Loop loop) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (IOException closed) {
                        Thread.currentThread().interrupt();
                    }
                },
                "wire-tap-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Loop {
        void run() throws IOException;
    }
}
