package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnTypesTest {

    private static final AtomicInteger INITIALISED = new AtomicInteger();

    private static TypeFixture postgres;

    record UserId(UUID value) {}

    record Untouched(long value) {
        static {
            INITIALISED.incrementAndGet();
        }
    }

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("""
                create domain email as text check (value like '%@%');
                create domain positive as int4 check (value > 0);
                create domain document as jsonb check (jsonb_typeof(value) = 'object');
                create domain address as email""");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void aKeyOfItsOwnTypeTravelsAsWhatItHolds() {
        PgType<UserId> type = Types.mapped(Types.UUID, UserId::new, UserId::value);

        postgres.givesBack(type, new UserId(new UUID(1, 2)), new UserId(new UUID(3, 4)));
        postgres.givesBack(Types.arrayOf(type), List.of(List.of(new UserId(new UUID(1, 2)))));
        assertThat(type.parameter("$1")).isEqualTo("$1::uuid");
        assertThat(type.bulk().array(List.of(new UserId(new UUID(1, 2))))).isEqualTo(new UUID[] {new UUID(1, 2)});
        assertThat(type.equalsAgrees()).isTrue();
    }

    @Test
    void aMappedTypeOverOneThatTravelsAsTextDoesToo() {
        PgType<BigInteger> type = Types.mapped(Types.NUMERIC, BigDecimal::toBigIntegerExact, BigDecimal::new);

        postgres.givesBack(type, BigInteger.ZERO, BigInteger.TEN.pow(500).negate());
        assertThat(type.parameter("$1")).isEqualTo("$1::text::numeric");
        assertThatThrownBy(() -> postgres.read(type, "1.5::numeric")).isInstanceOf(ArithmeticException.class);
        postgres.works();
    }

    @Test
    void theClassOfAKeyIsNotInitialisedBeforeAValueIsRead() {
        PgType<Untouched> type = Types.mapped(Types.INT8, Untouched::new, Untouched::value);
        Types.arrayOf(type);
        assertThat(INITIALISED).hasValue(0);

        assertThat(type.parse("1")).isEqualTo(new Untouched(1));
        assertThat(INITIALISED).hasValue(1);
    }

    @Test
    void aDomainIsCastToByName() {
        PgType<String> email = Types.domain("email", Types.TEXT);
        PgType<String> address = Types.domain("address", email);
        PgType<Integer> positive = Types.domain("positive", Types.INT4);
        PgType<Map<String, String>> document =
                Types.domain("document", Types.jsonb(new TypeReference<Map<String, String>>() {}));

        postgres.givesBack(email, "a@b", "{@\"\\");
        postgres.givesBack(address, "a@b");
        postgres.givesBack(positive, 1, Integer.MAX_VALUE);
        postgres.givesBack(document, Map.of("a", "b"), Map.of());
        postgres.givesBack(Types.arrayOf(email), List.of(List.of("a@b", "{@\"\\"), List.of()));
        postgres.givesBack(Types.arrayOf(address), List.of(List.of("a@b")));
        postgres.givesBack(Types.arrayOf(positive), List.of(List.of(1, 2)));
        postgres.givesBack(Types.arrayOf(document), List.of(List.of(Map.of("a", "\"{"))));
        assertThat(document.parameter("$1")).isEqualTo("$1::text::jsonb::document");
    }

    @Test
    void theDatabaseChecksADomain() {
        PgType<String> email = Types.domain("email", Types.TEXT);

        assertThatThrownBy(() -> postgres.one("select " + email.parameter("$1"), email.encode("nobody")))
                .hasMessageContaining("violates check constraint \"email_check\"");
        postgres.works();
    }
}
