package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Moments as SDKs write them: seconds since 1970 with a fraction, or ISO 8601, in UTC where no offset stands.
 *
 * <p>Years 0001 to 9999 only: nothing happened outside of them, and not every database can say when.
 */
final class Timestamps {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Timestamps() {}

    static Optional<Instant> read(JsonNode timestamp) {
        try {
            Optional<Instant> moment = Optional.empty();
            if (timestamp.isNumber()) {
                moment = Optional.of(ofSeconds(timestamp.doubleValue()));
            } else if (timestamp.isTextual()) {
                moment = Optional.of(ofText(timestamp.textValue().strip()));
            }
            return moment.filter(one -> !one.isBefore(FIRST) && !one.isAfter(LAST));
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant ofSeconds(double seconds) {
        // A double holds today to the microsecond, and no better.
        BigDecimal micros = BigDecimal.valueOf(seconds).movePointRight(6).setScale(0, RoundingMode.HALF_EVEN);
        long whole = micros.longValueExact();
        return Instant.ofEpochSecond(Math.floorDiv(whole, 1_000_000L), Math.floorMod(whole, 1_000_000L) * 1_000);
    }

    private static Instant ofText(String text) {
        if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return ofSeconds(Double.parseDouble(text));
        }
        boolean offset = text.endsWith("Z") || text.matches(".*T.*[+-][0-9]{2}:[0-9]{2}");
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
