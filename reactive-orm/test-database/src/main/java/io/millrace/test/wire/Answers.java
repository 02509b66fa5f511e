package io.millrace.test.wire;

/** Finds the ends of answers in what a server sends, whatever the pieces it arrives in. */
final class Answers {

    private static final byte READY = 'Z';
    private static final int HEADER = 1 + Integer.BYTES;

    private final Runnable ready;
    private final byte[] header = new byte[HEADER];
    private int known;
    private int left;

    Answers(Runnable ready) {
        this.ready = ready;
    }

    void arrived(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (known < HEADER) {
                header[known++] = bytes[at++];
                if (known == HEADER) {
                    left = bodyLength();
                }
            } else {
                int taken = Math.min(left, length - at);
                at += taken;
                left -= taken;
            }
            if (known == HEADER && left == 0) {
                known = 0;
                if (header[0] == READY) {
                    ready.run();
                }
            }
        }
    }

    private int bodyLength() {
        int length = 0;
        for (int i = 1; i < HEADER; i++) {
            length = (length << Byte.SIZE) | (header[i] & 0xff);
        }
        return length - Integer.BYTES;
    }
}
