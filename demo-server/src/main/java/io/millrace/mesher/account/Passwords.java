package io.millrace.mesher.account;

import io.millrace.mesher.http.Refusal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * How passwords are kept: PBKDF2 with HMAC-SHA-256, a salt of its own for each, and as many rounds as say it takes a
 * machine half a second or so. The text that is stored says how it was made, so that the rounds can grow.
 *
 * <p>Hashing is work for a thread of its own, and at most a few wait for it: whoever tries many passwords slows down
 * others who sign in, and nothing else.
 */
public final class Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String NAME = "pbkdf2-sha256";
    private static final int ROUNDS = 600_000;
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int WAITING = 64;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Scheduler THREADS = Schedulers.newBoundedElastic(2, WAITING, "mesher-password", 60, true);

    private Passwords() {}

    /** What is stored for a password. */
    public static Mono<String> hash(String password) {
        return hash(password, ROUNDS);
    }

    static Mono<String> hash(String password, int rounds) {
        return off(() -> {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            Base64.Encoder text = Base64.getEncoder().withoutPadding();
            return String.join(
                    "$",
                    NAME,
                    Integer.toString(rounds),
                    text.encodeToString(salt),
                    text.encodeToString(derived(password, salt, rounds)));
        });
    }

    /**
     * Whether this is the password that the stored text was made of. Takes as long for an empty text, which no password
     * has made: so nobody can tell from the time whether there is such a user.
     */
    public static Mono<Boolean> matches(String password, String stored) {
        return off(() -> {
            String[] parts = stored.split("\\$", -1);
            if (parts.length != 4 || !parts[0].equals(NAME)) {
                derived(password, new byte[SALT_BYTES], ROUNDS);
                return false;
            }
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] expected = Base64.getDecoder().decode(parts[3]);
            return MessageDigest.isEqual(expected, derived(password, salt, Integer.parseInt(parts[1])));
        });
    }

    private static <T> Mono<T> off(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(THREADS)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Refusal.tooMany("overloaded", "too many sign in at once; try again", 1));
    }

    private static byte[] derived(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
