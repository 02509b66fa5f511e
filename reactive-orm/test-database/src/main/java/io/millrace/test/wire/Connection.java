package io.millrace.test.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** One connection through a wire: two sockets, and a thread for each direction. */
final class Connection {

    private static final int TLS_REQUEST = 80877103;
    private static final int CANCEL_REQUEST = 80877102;
    private static final int GSS_REQUEST = 80877104;
    private static final int CHUNK = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final Gate gate;
    private final Tally tally;
    private final Exchange exchange;
    private final Distance distance;

    Connection(Socket client, Socket server, Gate gate, Distance distance, Tally tally) {
        this.client = client;
        this.server = server;
        this.gate = gate;
        this.tally = tally;
        this.exchange = new Exchange(tally);
        this.distance = distance;
    }

    void start() {
        Wire.daemon(() -> pump(this::questions), "millrace-wire-questions").start();
        Wire.daemon(this::leave, "millrace-wire-server").start();
        Wire.daemon(() -> pump(this::answers), "millrace-wire-answers").start();
    }

    void cut() {
        close(client);
        close(server);
    }

    private void questions() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), CHUNK));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), CHUNK));
        greet(in, out);
        while (true) {
            byte type = in.readByte();
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            gate.pass();
            exchange.asked(type, body);
            out.writeByte(type);
            out.writeInt(length);
            out.write(body);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** The first messages of a connection have no type. TLS is answered with a no, so that the rest can be read. */
    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            int code = ByteBuffer.wrap(body).getInt();
            if (code == TLS_REQUEST || code == GSS_REQUEST) {
                client.getOutputStream().write('N');
                continue;
            }
            gate.pass();
            if (code != CANCEL_REQUEST) {
                tally.connection();
            }
            out.writeInt(length);
            out.write(body);
            out.flush();
            return;
        }
    }

    /** What the server said before it ended still arrives. */
    private void leave() {
        try {
            try {
                distance.from(server.getInputStream());
            } finally {
                distance.end();
            }
        } catch (IOException ended) {
            // Whoever hears the end closes both sides.
        }
    }

    private void answers() throws IOException {
        OutputStream out = client.getOutputStream();
        Answers answers = new Answers(exchange::answered);
        for (byte[] piece = distance.next(); piece.length > 0; piece = distance.next()) {
            gate.pass();
            tally.toClient(piece.length);
            answers.arrived(piece, piece.length);
            out.write(piece);
        }
    }

    private void pump(Direction direction) {
        try {
            direction.run();
        } catch (IOException ended) {
            // Closed by one side or cut by the test: either way the other side is closed too.
        } finally {
            cut();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // There is nothing left to close.
        }
    }

    private interface Direction {
        void run() throws IOException;
    }
}
