package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.event.ExceptionInfo;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.event.StackFrame;
import io.millrace.mesher.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentryEventTest {

    private static final UUID FALLBACK = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final Instant NOW = Instant.parse("2026-03-01T12:30:45Z");

    @Test
    void whatAnSdkSends() {
        NewEvent event = read("""
                {
                  "event_id": "9ec79c33ec9942ab8353589fcb2e04dc",
                  "timestamp": "2026-03-01T10:00:00.123456Z",
                  "platform": "java", "level": "fatal", "logger": "shop.Checkout", "transaction": "POST /orders",
                  "server_name": "web-1", "release": "shop@1.2.3", "environment": "production",
                  "fingerprint": ["checkout", 7],
                  "exception": {"values": [
                    {"type": "SQLException", "value": "no connection", "module": "java.sql"},
                    {"type": "OrderFailed", "value": "order 17", "module": "shop", "stacktrace": {"frames": [
                      {"filename": "Main.java", "function": "main", "module": "shop.Main", "lineno": 12, "in_app": true},
                      {"filename": "Checkout.java", "function": "pay", "colno": 3, "context_line": "  pay();"}]}}]},
                  "breadcrumbs": {"values": [
                    {"timestamp": 1772359200.5, "type": "http", "category": "call", "message": "GET /", "level": "info",
                     "data": {"status": 200}}]},
                  "tags": {"region": "eu", "shard": 7, "gone": null},
                  "extra": {"cart": [1, 2]},
                  "contexts": {"runtime": {"name": "JVM"}},
                  "user": {"id": 42, "email": "ann@example.org", "ip_address": "10.0.0.1", "data": {"plan": "pro"}},
                  "sdk": {"name": "sentry.java", "version": "8.0.0"},
                  "modules": {"a": "1"}
                }
                """);

        assertThat(event.id()).isEqualTo(UUID.fromString("9ec79c33-ec99-42ab-8353-589fcb2e04dc"));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
        assertThat(event.level()).isEqualTo(Level.FATAL);
        assertThat(event.message()).isEqualTo("OrderFailed: order 17");
        assertThat(event.fingerprint()).containsExactly("checkout", "7");
        assertThat(event.exceptions())
                .extracting(ExceptionInfo::typeName)
                .containsExactly("SQLException", "OrderFailed");
        assertThat(event.exceptions().get(1).stacktrace())
                .containsExactly(
                        new StackFrame("Main.java", "main", "shop.Main", 12, null, null, true),
                        new StackFrame("Checkout.java", "pay", null, null, 3, "  pay();", null));
        assertThat(event.breadcrumbs()).singleElement().satisfies(breadcrumb -> {
            assertThat(breadcrumb.timestamp()).isEqualTo(Instant.parse("2026-03-01T10:00:00.500Z"));
            assertThat(breadcrumb.message()).isEqualTo("GET /");
            assertThat(breadcrumb.data()).hasToString("{\"status\":200}");
        });
        assertThat(event.tags()).isEqualTo(Map.of("region", "eu", "shard", "7"));
        assertThat(event.extra()).hasToString("{\"cart\":[1,2]}");
        assertThat(event.contexts()).hasToString("{\"runtime\":{\"name\":\"JVM\"}}");
        assertThat(event.userContext()).satisfies(user -> {
            assertThat(user.id()).isEqualTo("42");
            assertThat(user.email()).isEqualTo("ann@example.org");
            assertThat(user.data()).hasToString("{\"plan\":\"pro\"}");
        });
        assertThat(event.environment()).isEqualTo("production");
        assertThat(event.release()).isEqualTo("shop@1.2.3");
        assertThat(event.serverName()).isEqualTo("web-1");
        assertThat(event.transaction()).isEqualTo("POST /orders");
        assertThat(event.sdkName()).isEqualTo("sentry.java");
        assertThat(event.sdkVersion()).isEqualTo("8.0.0");
    }

    @Test
    void anEmptyEventIsOne() {
        NewEvent event = read("{}");

        assertThat(event.id()).isEqualTo(FALLBACK);
        assertThat(event.occurredAt()).isEqualTo(NOW);
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.message()).isEqualTo("<no message>");
        assertThat(event.userContext()).isNull();
        assertThat(event.extra()).hasToString("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"message\":\"a\",\"logentry\":{\"formatted\":\"b\"}}                        | a",
                "{\"message\":{\"message\":\"a %s\",\"formatted\":\"a b\"}}                     | a b",
                "{\"logentry\":{\"message\":\"a %s\",\"params\":[1]}}                          | a %s",
                "{\"logentry\":{\"message\":\"a %s\",\"formatted\":\"a 1\"}}                    | a 1",
                "{\"message\":\"  \",\"exception\":{\"type\":\"T\"}}                           | T",
                "{\"exception\":[{\"type\":\"T\",\"value\":\"v\"}]}                            | T: v",
            })
    void whereTheMessageIs(String json, String message) {
        assertThat(read(json).message()).isEqualTo(message);
    }

    @Test
    void tagsOfOlderSdks() {
        assertThat(read("{\"tags\":[[\"a\",\"1\"],[\"b\",2],[\"c\"],[],[\"d\",null]]}")
                        .tags())
                .isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void fieldsOfAnotherKindAreNothing() {
        NewEvent event = read("""
                {"tags":7,"extra":[],"user":"ann","exception":{"values":[1,null,{"stacktrace":{"frames":{}}}]},
                 "breadcrumbs":null,"sdk":[],"release":{},"fingerprint":"x"}
                """);

        assertThat(event.tags()).isEmpty();
        assertThat(event.extra()).hasToString("{}");
        assertThat(event.userContext()).isNull();
        assertThat(event.exceptions()).hasSize(1);
        assertThat(event.breadcrumbs()).isEmpty();
        assertThat(event.release()).isNull();
        assertThat(event.fingerprint()).isEmpty();
    }

    @Test
    void whatADatabaseCannotHoldIsReplaced() {
        NewEvent event = read("{\"message\":\"a\\u0000b\",\"extra\":{\"k\\u0000\":[\"\\ud800\"]}}");

        assertThat(event.message()).isEqualTo("a\uFFFDb");
        assertThat(event.extra()).hasToString("{\"k\uFFFD\":[\"\uFFFD\"]}");
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        String message = "a".repeat(8_191) + "\uD83D\uDE00";

        assertThat(read("{\"message\":\"" + message + "\"}").message()).isEqualTo("a".repeat(8_191));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event_id\":\"7\"}      | event_id: is not a valid UUID",
                "{\"timestamp\":\"soon\"}  | timestamp: is not a valid date and time with an offset",
                "{\"timestamp\":[]}       | timestamp: is not a valid date and time with an offset",
                "{\"level\":\"awful\"}     | level: must be fatal, error, warning, info or debug",
            })
    void malformed(String json, String message) {
        assertThatExceptionOfType(InvalidChangeset.class)
                .isThrownBy(() -> read(json))
                .satisfies(invalid -> assertThat(invalid.errors()).hasToString("[" + message + "]"));
    }

    @Test
    void tooManyTags() {
        String tags = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"t%d\":\"v\"".formatted(i))
                .collect(Collectors.joining(","));

        assertThatExceptionOfType(InvalidChangeset.class)
                .isThrownBy(() -> read("{\"tags\":{" + tags + "}}"))
                .satisfies(invalid -> assertThat(invalid.errors()).hasToString("[tags: must have at most 1000 items]"));
    }

    private static NewEvent read(String json) {
        return SentryEvent.read(Json.object(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8))), FALLBACK, NOW);
    }
}
