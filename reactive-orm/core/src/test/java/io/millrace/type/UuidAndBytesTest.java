package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UuidAndBytesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("select 1");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void truthsAndIdsComeBackAsTheyWere() {
        postgres.givesBack(Types.BOOL, true, false);
        postgres.givesBack(
                Types.UUID, new UUID(0, 0), new UUID(-1, -1), UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91"));
        assertThat(Types.BOOL.parse("t")).isTrue();
        assertThat(Types.BOOL.parse("f")).isFalse();
    }

    @Test
    void textThatIsNeitherIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Types.BOOL.parse("secret"))
                .hasMessage("not readable as bool: the text is neither true nor false");
        for (String text : List.of("", "1-1-1-1-1", "0190163d-8694-739b-aea5-966c26f8ad9z")) {
            assertThatThrownBy(() -> Types.UUID.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not readable as uuid: the text is not 32 hex digits in groups of 8-4-4-4-12");
        }
    }

    @Test
    void bytesComeBackAsTheyWere() {
        byte[] every = new byte[256];
        for (int each = 0; each < every.length; each++) {
            every[each] = (byte) each;
        }
        byte[] large = new byte[1_000_000];
        new Random(3).nextBytes(large);
        postgres.givesBack(
                Types.BYTEA,
                List.of(
                        new byte[0],
                        new byte[] {0},
                        every,
                        large,
                        "\\x41".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                (actual, expected) -> assertThat(actual).isEqualTo(expected));
    }

    @Test
    void bytesInTheOlderFormAreReadToo() {
        byte[] every = new byte[256];
        for (int each = 0; each < every.length; each++) {
            every[each] = (byte) each;
        }
        postgres.rows("select set_config('bytea_output', 'escape', false)");
        try {
            Object text =
                    postgres.one("select cast(" + Types.BYTEA.parameter("$1") + " as text)", Types.BYTEA.encode(every));
            assertThat(Types.BYTEA.parse((String) text)).isEqualTo(every);
        } finally {
            postgres.rows("select set_config('bytea_output', 'hex', false)");
        }
    }

    @Test
    void textThatIsNoBytesIsRefused() {
        for (String text : List.of("\\x4", "\\xzz", "\\8", "\\777", "é", "\\")) {
            assertThatThrownBy(() -> Types.BYTEA.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not readable as bytea: ")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> Types.BYTEA.decode("text"))
                .hasMessage(
                        "not readable as bytea: a value of class byte[] was expected, and one of java.lang.String came");
    }
}
