package io.millrace.mesher.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key, as the API answers it.
 *
 * @param key the key itself: only where it was made just now, and never again
 */
public record KeyView(
        UUID id,
        String label,
        String keyPrefix,
        @Nullable String key,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    static KeyView of(ApiKey key) {
        return new KeyView(key.id(), key.label(), key.keyPrefix(), null, key.createdAt(), key.revokedAt());
    }

    static KeyView of(ApiKey key, String itself) {
        return new KeyView(key.id(), key.label(), key.keyPrefix(), itself, key.createdAt(), key.revokedAt());
    }
}
