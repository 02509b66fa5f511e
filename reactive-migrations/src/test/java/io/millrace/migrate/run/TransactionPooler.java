package io.millrace.migrate.run;

import io.millrace.test.database.TestDatabase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/**
 * A pooler that gives out a backend for each transaction: a client has two connections behind it, and after every
 * transaction the other one answers.
 */
final class TransactionPooler implements AutoCloseable {

    private static final int NOBODY = 2_000_000_000;
    private static final int PLAIN_START = 196_608;

    private final TestDatabase database;
    private final ServerSocket entrance;
    private final boolean wholeSessions;

    private TransactionPooler(TestDatabase database, ServerSocket entrance, boolean wholeSessions) {
        this.database = database;
        this.entrance = entrance;
        this.wholeSessions = wholeSessions;
    }

    static TransactionPooler before(TestDatabase database) {
        return before(database, false);
    }

    /** One that gives out a backend for each session, whose process it does not tell, as poolers do not. */
    static TransactionPooler ofSessionsBefore(TestDatabase database) {
        return before(database, true);
    }

    private static TransactionPooler before(TestDatabase database, boolean wholeSessions) {
        try {
            TransactionPooler pooler = new TransactionPooler(
                    database, new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), wholeSessions);
            daemon(pooler::accept);
            return pooler;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return database.urlThrough(entrance.getInetAddress().getHostAddress(), entrance.getLocalPort());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "transaction-pooler");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket one = server();
                Socket two = server()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            byte[] start = new byte[in.readInt() - 4];
            in.readFully(start);
            greet(one, start, out);
            greet(two, start, new DataOutputStream(DataOutputStream.nullOutputStream()));
            Socket now = one;
            while (true) {
                int type = in.readUnsignedByte();
                pass(type, in, new DataOutputStream(now.getOutputStream()));
                if (type == 'X') {
                    return;
                }
                boolean idle = answer(new DataInputStream(now.getInputStream()), out);
                now = idle && !wholeSessions ? (now == one ? two : one) : now;
            }
        } catch (EOFException | SocketException gone) {
            // The client has left.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Socket server() throws IOException {
        return new Socket(database.server().host(), database.server().port());
    }

    private static void greet(Socket server, byte[] start, DataOutputStream client) throws IOException {
        if (java.nio.ByteBuffer.wrap(start).getInt() != PLAIN_START) {
            throw new SocketException("no plain start");
        }
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        out.writeInt(start.length + 4);
        out.write(start);
        out.flush();
        answer(new DataInputStream(server.getInputStream()), client);
    }

    /** Passes messages on until the server is ready; tells whether it is outside of a transaction then. */
    private static boolean answer(DataInputStream server, DataOutputStream client) throws IOException {
        while (true) {
            int type = server.readUnsignedByte();
            byte[] body = pass(type, server, client);
            if (type == 'Z') {
                return body[0] == 'I';
            }
        }
    }

    private static byte[] pass(int type, DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        byte[] body = new byte[length - 4];
        in.readFully(body);
        if (type == 'K') {
            java.nio.ByteBuffer.wrap(body).putInt(0, NOBODY);
        }
        out.writeByte(type);
        out.writeInt(length);
        out.write(body);
        out.flush();
        return body;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
