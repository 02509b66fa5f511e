package io.millrace.mesher.http;

/**
 * How large a body may be.
 *
 * @param received most bytes as they come over the wire
 * @param unpacked most bytes after decompression
 */
public record BodyLimits(int received, int unpacked) {

    public BodyLimits {
        if (received < 1 || unpacked < 1) {
            throw new IllegalArgumentException("a body's limits are positive");
        }
    }
}
