package io.millrace.internal.exec.setting;

import org.jspecify.annotations.Nullable;

/**
 * Whether and how connections are encrypted.
 *
 * @param mode how much is asked of the server
 * @param authorities path of a PEM file with the authorities to trust, or null for the platform's
 * @param certificate path of a PEM file with the client's certificate, or null
 * @param key path of a PEM file with the client's key, or null
 */
public record Tls(
        Mode mode,
        @Nullable String authorities,
        @Nullable String certificate,
        @Nullable String key) {

    /** No encryption. */
    public static final Tls DISABLED = new Tls(Mode.DISABLE, null, null, null);

    /** The modes of libpq's {@code sslmode}. */
    public enum Mode {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL
    }
}
