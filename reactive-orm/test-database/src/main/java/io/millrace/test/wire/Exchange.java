package io.millrace.test.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What one connection says and is answered, message by message; its two directions are two threads. */
final class Exchange {

    private static final byte PARSE = 'P';
    private static final byte BIND = 'B';
    private static final byte QUERY = 'Q';
    private static final byte SYNC = 'S';
    private static final byte TERMINATE = 'X';
    private static final byte PASSWORD = 'p';

    private final Tally tally;
    private final Map<String, String> prepared = new HashMap<>();
    private boolean waiting = true;
    private int unanswered = 1;
    private long place;

    Exchange(Tally tally) {
        this.tally = tally;
    }

    /** A message from the client, before it is passed on. */
    synchronized void asked(byte type, byte[] body) {
        if (type == PASSWORD || type == TERMINATE) {
            return;
        }
        if (!waiting) {
            waiting = true;
            place = tally.roundTrip();
        }
        tally.toServer(body.length + Integer.BYTES + 1);
        switch (type) {
            case PARSE -> {
                ByteBuffer rest = ByteBuffer.wrap(body);
                prepared.put(text(rest), text(rest));
                tally.parse();
            }
            case BIND -> {
                ByteBuffer rest = ByteBuffer.wrap(body);
                text(rest);
                tally.statement(prepared.getOrDefault(text(rest), ""));
            }
            case QUERY -> {
                tally.statement(text(ByteBuffer.wrap(body)));
                unanswered++;
            }
            case SYNC -> unanswered++;
            default -> {
                // Describe, Execute, Close and Flush belong to what is counted already.
            }
        }
    }

    /** The server is ready for the next query, before the client hears it. */
    synchronized void answered() {
        unanswered--;
        waiting = unanswered > 0;
        if (!waiting) {
            tally.waited(place);
        }
    }

    /** The text up to the next zero byte. */
    private static String text(ByteBuffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte next = body.get(); next != 0; next = body.get()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
