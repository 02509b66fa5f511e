package io.millrace.internal.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value in a form whose {@code equals} tells whether PostgreSQL keeps two as the same: numbers with a point whatever
 * their number of zeros, moments to the microsecond and without their offset, arrays and lists by their elements.
 */
public final class StoredValue {

    private StoredValue() {}

    /** The form of a value, which has a {@code hashCode} that fits; null for null. */
    public static @Nullable Object of(@Nullable Object value) {
        // What most keys are, told before interfaces are asked for, which takes Java longer where the answer is no.
        if (value instanceof Long || value instanceof Integer || value instanceof String || value instanceof UUID) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof float[] numbers) {
            return FloatBuffer.wrap(numbers);
        }
        if (value instanceof OffsetDateTime moment) {
            return of(moment.toInstant());
        }
        if (value instanceof Temporal time && time.isSupported(ChronoField.NANO_OF_SECOND)) {
            return time.with(ChronoField.NANO_OF_SECOND, time.get(ChronoField.NANO_OF_SECOND) / 1_000 * 1_000L);
        }
        return value instanceof List<?> items ? list(items) : value;
    }

    private static List<@Nullable Object> list(List<?> items) {
        List<@Nullable Object> all = new ArrayList<>(items.size());
        for (Object item : items) {
            all.add(of(item));
        }
        return all;
    }
}
