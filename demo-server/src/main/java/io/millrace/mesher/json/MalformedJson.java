package io.millrace.mesher.json;

/** Bytes that are not the JSON that was expected. The message says where, and repeats nothing of them. */
public final class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJson(String message) {
        super(message, null, false, false);
    }
}
