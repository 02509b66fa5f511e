package io.millrace.test.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a server sent and its client has not heard yet, since it is on its way. */
final class Distance {

    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS = 1_024;

    private final Supplier<Duration> length;
    private final BlockingQueue<Piece> underway = new LinkedBlockingQueue<>(CHUNKS);

    Distance(Supplier<Duration> length) {
        this.length = length;
    }

    /** Sends off all that the server says, until it ends. */
    void from(InputStream server) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = server.read(chunk); read >= 0; read = server.read(chunk)) {
            send(Arrays.copyOf(chunk, read));
        }
    }

    /** Marks the end, behind all that is under way. */
    void end() throws IOException {
        send(new byte[0]);
    }

    /** The next piece when it has arrived; an empty one is the end. */
    byte[] next() throws IOException {
        try {
            Piece piece = underway.take();
            for (long left = piece.due - System.nanoTime(); left > 0; left = piece.due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            return piece.bytes;
        } catch (InterruptedException interrupted) {
            throw ended(interrupted);
        }
    }

    private void send(byte[] bytes) throws IOException {
        try {
            underway.put(new Piece(bytes, System.nanoTime() + length.get().toNanos()));
        } catch (InterruptedException interrupted) {
            throw ended(interrupted);
        }
    }

    private static IOException ended(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException().initCause(interrupted);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(byte[] bytes, long due) {}
}
