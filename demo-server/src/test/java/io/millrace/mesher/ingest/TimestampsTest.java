package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:30:45.123Z, 2026-03-01T12:30:45.123Z",
        "2026-03-01T12:30:45.123456789Z, 2026-03-01T12:30:45.123456789Z",
        "2026-03-01T14:30:45+02:00, 2026-03-01T12:30:45Z",
        "2026-03-01T12:30:45, 2026-03-01T12:30:45Z",
        "2026-03-01 12:30:45.5, 2026-03-01T12:30:45.500Z",
        "1772368245.25, 2026-03-01T12:30:45.250Z",
    })
    void texts(String text, Instant moment) {
        assertThat(Timestamps.read(TextNode.valueOf(text))).contains(moment);
    }

    @Test
    void secondsKeepTheirMicroseconds() {
        assertThat(Timestamps.read(DoubleNode.valueOf(1772368245.123456)))
                .contains(Instant.parse("2026-03-01T12:30:45.123456Z"));
        assertThat(Timestamps.read(LongNode.valueOf(1772368245))).contains(Instant.parse("2026-03-01T12:30:45Z"));
        assertThat(Timestamps.read(DoubleNode.valueOf(-0.5))).contains(Instant.parse("1969-12-31T23:59:59.500Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "+10000-01-01T00:00:00Z", "99999999999999", "1e9"})
    void noMoment(String text) {
        assertThat(Timestamps.read(TextNode.valueOf(text))).isEmpty();
    }

    @Test
    void noMomentEither() {
        assertThat(Timestamps.read(DoubleNode.valueOf(1e300))).isEmpty();
        assertThat(Timestamps.read(DoubleNode.valueOf(Double.POSITIVE_INFINITY)))
                .isEmpty();
        assertThat(Timestamps.read(BooleanNode.TRUE)).isEmpty();
    }
}
