package io.millrace.mesher.ingest;

import java.nio.ByteBuffer;

/**
 * One item of an envelope.
 *
 * @param type what it is: {@code event}, {@code session}, {@code transaction}, {@code attachment} …
 * @param payload its bytes, a view on those of the envelope
 */
record EnvelopeItem(String type, ByteBuffer payload) {

    boolean isEvent() {
        return type.equals("event");
    }
}
