package io.millrace.repo;

import io.millrace.internal.exec.setting.Tls;

/** Whether and how connections are encrypted: the modes of libpq's {@code sslmode}. */
public enum TlsMode {

    /** Never. */
    DISABLE(Tls.Mode.DISABLE),

    /** Only where the server insists. */
    ALLOW(Tls.Mode.ALLOW),

    /** Where the server can; with nobody checked, it keeps out those who listen and not those who intercept. */
    PREFER(Tls.Mode.PREFER),

    /** Always; the server is not checked, unless a root certificate is given. */
    REQUIRE(Tls.Mode.REQUIRE),

    /** Always, and an authority that is trusted has signed the server's certificate. */
    VERIFY_CA(Tls.Mode.VERIFY_CA),

    /** Always, and the certificate is the one of this host. The mode for production. */
    VERIFY_FULL(Tls.Mode.VERIFY_FULL);

    private final Tls.Mode mode;

    TlsMode(Tls.Mode mode) {
        this.mode = mode;
    }

    Tls.Mode mode() {
        return mode;
    }
}
