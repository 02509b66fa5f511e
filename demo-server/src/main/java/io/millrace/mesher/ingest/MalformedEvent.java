package io.millrace.mesher.ingest;

/** JSON that is no event. The message names the field, and repeats nothing of its content. */
final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String message) {
        super(message, null, false, false);
    }
}
