package io.millrace.test.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

    Connection(Socket client, Socket server, Gate gate, Tally tally) {
        this.client = client;
        this.server = server;
        this.gate = gate;
        this.tally = tally;
        this.exchange = new Exchange(tally);
    }

    void start() {
        Wire.daemon(() -> pump(this::questions), "millrace-wire-questions").start();
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

    private void answers() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        Answers answers = new Answers(exchange::answered);
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            gate.pass();
            tally.toClient(length);
            answers.arrived(chunk, length);
            out.write(chunk, 0, length);
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
