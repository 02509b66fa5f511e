package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.millrace.error.InvalidValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JsonTypesTest {

    private static final AtomicInteger INITIALISED = new AtomicInteger();

    private static TypeFixture postgres;

    record Address(String street, @Nullable String city, int number) {}

    record Order(
            UUID id,
            Instant at,
            LocalDate due,
            Duration took,
            BigDecimal total,
            List<Address> to,
            Map<LocalDate, Address> history) {}

    record Untouched(int number) {
        static {
            INITIALISED.incrementAndGet();
        }
    }

    record Looping(String secret) {
        public Looping getSelf() {
            return this;
        }
    }

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("select 1");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void aRecordComesBackAsItWas() {
        Address address = new Address("1 \"Rue\" \\ {x}, 😀 שלום", null, -7);
        Order order = new Order(
                new UUID(1, 2),
                Instant.parse("2024-01-01T00:00:00.123456789Z"),
                LocalDate.of(2024, 2, 29),
                Duration.ofNanos(1_500_000_001),
                new BigDecimal("12345678901234567890.10"),
                List.of(address),
                Map.of(LocalDate.of(2024, 1, 1), address));

        postgres.givesBack(Types.jsonb(Address.class), address, new Address("", "x", 0));
        postgres.givesBack(Types.json(Address.class), address);
        postgres.givesBack(Types.jsonb(Order.class), order);
        postgres.givesBack(Types.json(Order.class), order);
    }

    @Test
    void hostileTextComesBackAsItWas() {
        PgType<List<String>> type = Types.jsonb(new TypeReference<List<String>>() {});

        postgres.givesBack(type, List.of(HostileText.samples(), List.of()));
        postgres.givesBack(Types.jsonb(String.class), HostileText.samples());
    }

    @Test
    void aWholeNumberInADoubleStaysADouble() {
        PgType<Map<String, Double>> type = Types.jsonb(new TypeReference<Map<String, Double>>() {});
        Map<String, Double> value = new LinkedHashMap<>(Map.of("a", 1.0, "b", -0.5, "c", 1e300));

        postgres.givesBack(type, value);
        Object read = postgres.read(type, "'{\"a\": 1}'::jsonb").get("a");
        assertThat(read).isEqualTo(1.0);
    }

    @Test
    void untypedNumbersKeepEveryDigit() {
        JsonNode node =
                postgres.read(Types.jsonb(JsonNode.class), "'{\"n\": 0.12345678901234567890123, \"m\": 1.0}'::jsonb");

        assertThat(node.get("n").decimalValue()).isEqualTo(new BigDecimal("0.12345678901234567890123"));
        assertThat(node.get("m").decimalValue()).isEqualTo(new BigDecimal("1.0"));
        postgres.givesBack(Types.jsonb(JsonNode.class), node);
    }

    @Test
    void aNullOfJsonIsNotTheNullOfSql() {
        postgres.givesBack(Types.jsonb(JsonNode.class), NullNode.instance);
        assertThat(postgres.one(
                        "select jsonb_typeof(" + Types.jsonb(JsonNode.class).parameter("$1") + ")", "null"))
                .isEqualTo("null");
        assertThatThrownBy(() -> postgres.read(Types.jsonb(Address.class), "'null'::jsonb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "not readable as jsonb: the document is the JSON value null, which is not SQL's null and no "
                                + Address.class.getName() + "; read it as a JsonNode");
        postgres.works();
    }

    @Test
    void nullsInsideListsAndMapsComeBack() {
        List<@Nullable String> withNull = new ArrayList<>();
        withNull.add("a");
        withNull.add(null);

        postgres.givesBack(Types.jsonb(new TypeReference<List<@Nullable String>>() {}), withNull);
    }

    @Test
    void aFieldThatTheRecordLacksIsPassedOver() {
        assertThat(postgres.read(Types.jsonb(Address.class), "'{\"street\": \"a\", \"number\": 1, \"old\": 2}'::jsonb"))
                .isEqualTo(new Address("a", null, 1));
    }

    @Test
    void aDocumentThatDoesNotFitIsAnErrorOfItsRowThatShowsNoValue() {
        for (String document : List.of(
                "{\"street\": \"secret\", \"number\": \"secret\"}",
                "{\"street\": \"secret\", \"number\": 1.5}",
                "{\"street\": \"secret\", \"number\": null}",
                "{\"street\": {\"secret\": 1}, \"number\": 1}",
                "[\"secret\"]",
                "\"secret\"")) {
            assertThatThrownBy(() -> postgres.read(Types.jsonb(Address.class), "'" + document + "'::jsonb"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "not readable as jsonb: the document does not fit " + Address.class.getName())
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> Types.jsonb(Address.class).parse("{\"street\": \"a\", \"number\": 1.5}"))
                .hasMessageEndingWith("(InvalidFormatException at /number)");
        assertThatThrownBy(() -> Types.jsonb(new TypeReference<Map<String, Integer>>() {})
                        .parse("{\"secret\": \"x\"}"))
                .hasMessageEndingWith(" at /*)");
        assertThatThrownBy(() -> Types.jsonb(LocalDate.class).parse("\"secret\""))
                .hasMessageNotContaining("secret");
        postgres.works();
    }

    @Test
    void aValueThatIsNoDocumentIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Types.jsonb(Looping.class).encode(new Looping("secret")))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith(
                        "ORM-801: a value cannot be written as jsonb\n  because: Jackson cannot write a "
                                + Looping.class.getName() + " as JSON")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aNulInsideIsRefusedAndItsLettersAreNot() {
        PgType<String> type = Types.jsonb(String.class);

        assertThatThrownBy(() -> type.encode("a\u0000b"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("a text in the document holds a NUL character (U+0000)");
        assertThatThrownBy(() -> type.encode("\\\u0000")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> type.encode("\ud83d")).isInstanceOf(InvalidValue.class);
        postgres.givesBack(type, "\\u0000", "\\\\u0000", "\\\\\\u0000");
    }

    @Test
    void aClassIsNotInitialisedBeforeAValueIsRead() {
        PgType<Untouched> type = Types.jsonb(Untouched.class);
        assertThat(INITIALISED).hasValue(0);

        assertThat(type.parse("{\"number\": 1}")).isEqualTo(new Untouched(1));
        assertThat(INITIALISED).hasValue(1);
    }

    @Test
    void noDocumentNamesAClass() {
        String document = "[\"java.util.concurrent.atomic.AtomicInteger\", 1]";

        assertThat(Types.jsonb(Object.class).parse(document)).isInstanceOf(List.class);
    }

    @Test
    void rowsAreNeverMatchedByADocument() {
        assertThat(postgres.one("select '1.0'::jsonb = '1.00'::jsonb")).isEqualTo(true);
        assertThat(Types.jsonb(JsonNode.class).equalsAgrees()).isFalse();
    }
}
