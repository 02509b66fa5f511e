package io.millrace.mesher.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A request that cannot be served for a reason of its own, to be answered with a status of 4xx.
 *
 * <p>Thrown, or emitted as the error of a handler's answer. It carries no stack trace: it says something about the
 * request, not about a place in the code.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final long retryAfter;

    /**
     * A refusal.
     *
     * @param status 400 to 499
     * @param error its stable name in snake_case, for programs
     * @param detail what was wrong, for people
     */
    public Refusal(HttpResponseStatus status, String error, String detail) {
        this(status, error, detail, 0);
    }

    private Refusal(HttpResponseStatus status, String error, String detail, long retryAfter) {
        super(detail, null, false, false);
        this.retryAfter = retryAfter;
        if (status.code() < 400 || status.code() > 499) {
            throw new IllegalArgumentException("a refusal has a status of 4xx, not " + status.code());
        }
        this.status = status.code();
        this.error = error;
    }

    /** 400, with the name of what was malformed. */
    public static Refusal malformed(String error, String detail) {
        return new Refusal(HttpResponseStatus.BAD_REQUEST, error, detail);
    }

    /** 413. */
    public static Refusal tooLarge(String detail) {
        return new Refusal(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", detail);
    }

    /** 404. */
    public static Refusal notFound(String error, String detail) {
        return new Refusal(HttpResponseStatus.NOT_FOUND, error, detail);
    }

    /** 401. */
    public static Refusal unauthorized(String error, String detail) {
        return new Refusal(HttpResponseStatus.UNAUTHORIZED, error, detail);
    }

    /** 403: who asks is known, and may not. */
    public static Refusal forbidden(String error, String detail) {
        return new Refusal(HttpResponseStatus.FORBIDDEN, error, detail);
    }

    /** 429, and after how many seconds it may be tried again. */
    public static Refusal tooMany(String error, String detail, long retryAfter) {
        return new Refusal(HttpResponseStatus.TOO_MANY_REQUESTS, error, detail, retryAfter);
    }

    /** After how many seconds it may be tried again; 0 where that makes no difference. */
    public long retryAfter() {
        return retryAfter;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** Its stable name in snake_case. */
    public String error() {
        return error;
    }
}
