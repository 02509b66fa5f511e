package io.millrace.type;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs of version 7: they grow with time, so that an index over them stays dense. */
public final class UuidV7 {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private UuidV7() {}

    /**
     * A new one: 48 bits of milliseconds since 1970, 74 random bits. Section 5.7 of RFC 9562. Not a secret: the random
     * bits come from a generator that can be predicted.
     */
    public static UUID random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long most = (System.currentTimeMillis() << 16) | VERSION | random.nextInt(1 << 12);
        long least = (random.nextLong() & RANDOM_BITS) | VARIANT;
        return new UUID(most, least);
    }
}
