package io.millrace.mesher.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a key is stored. A key is long and random, so one round of a plain hash keeps it, and can be looked up by. */
final class KeyHash {

    private static final int VISIBLE = 12;

    private KeyHash() {}

    /** The key's SHA-256, in hex. */
    static String of(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** What of the key may be shown. */
    static String prefix(String key) {
        return key.substring(0, Math.min(VISIBLE, key.length()));
    }
}
