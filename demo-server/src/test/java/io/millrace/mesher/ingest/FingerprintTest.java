package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    private static final String CALLS = "{\"exception\":{\"type\":\"T\",\"value\":\"%s\",\"stacktrace\":{\"frames\":["
            + "{\"filename\":\"lib.py\",\"function\":\"call\",\"lineno\":1,\"in_app\":false},"
            + "{\"filename\":\"shop.py\",\"function\":\"pay\",\"lineno\":%d,\"in_app\":true}]}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "{\"message\":\"something 0x1234 failed\"} = msg:something 1234 failed",
                "{\"message\":\"ERROR: Database Connection Failed\"} = msg:error: database connection failed",
                "{\"exception\":{\"type\":\"TypeError\",\"value\":\"Cannot read 0xFF\"}} = TypeError:cannot read ff"
            })
    void whatAMessageIsGroupedBy(String event, String expected) {
        assertThat(text(event)).isEqualTo(expected);
    }

    @Test
    void theCallsOfTheApplicationWithoutTheirLines() {
        assertThat(text(CALLS.formatted("order 17", 12))).isEqualTo("shop.py|pay:T");
        assertThat(hash(CALLS.formatted("order 17", 12)))
                .isEqualTo(hash(CALLS.formatted("order 18", 40)))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void whatItsSenderSaysComesFirst() {
        assertThat(text("{\"message\":\"x\",\"fingerprint\":[\"checkout\",\"eu\"]}"))
                .isEqualTo("checkout\u001feu");
        assertThat(text("{\"message\":\"X\",\"fingerprint\":[\"{{ default }}\",\"eu\"]}"))
                .isEqualTo("msg:x\u001feu");
    }

    private static String text(String json) {
        return Fingerprint.text(event(json));
    }

    private static String hash(String json) {
        return Fingerprint.of(event(json));
    }

    private static NewEvent event(String json) {
        return SentryEvent.read(
                Json.object(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8))),
                new UUID(1, 2),
                Instant.parse("2026-03-01T12:30:45Z"));
    }
}
