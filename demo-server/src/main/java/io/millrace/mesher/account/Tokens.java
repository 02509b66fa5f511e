package io.millrace.mesher.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Secrets that Mesher draws itself: long and random, so that one round of a plain hash keeps them. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** So many random bytes, in hex, drawn on a thread that may wait for the kernel: an event loop may not. */
    public static Mono<String> drawn(int bytes) {
        return Mono.fromCallable(() -> draw(bytes)).subscribeOn(Schedulers.boundedElastic());
    }

    /** The same on this thread. */
    public static String draw(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** What is stored and looked up by: the SHA-256, in hex. */
    public static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
