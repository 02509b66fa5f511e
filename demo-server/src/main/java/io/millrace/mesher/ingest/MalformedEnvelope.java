package io.millrace.mesher.ingest;

/** Bytes that are no envelope. The message says where it stops being one, and repeats nothing of its content. */
final class MalformedEnvelope extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEnvelope(String message) {
        super(message, null, false, false);
    }
}
