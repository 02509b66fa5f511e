package io.millrace.mesher.http;

/** A request that cannot be served now, and may be in a moment: 503, with the words that it has. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One for this reason. */
    public Unavailable(String detail) {
        super(detail, null, false, false);
    }
}
