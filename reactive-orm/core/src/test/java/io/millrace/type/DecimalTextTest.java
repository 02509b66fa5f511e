package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.00",
                "-0.00",
                "1.50",
                "-12.5",
                ".5",
                "5.",
                "007",
                "999999999999999999",
                "9999999999999999.99",
                "-999999999999999.999",
                "9999999999999999999",
                "-9223372036854775808",
                "9223372036854775808.5",
                "99999999999999999999.99",
                "0.0000000000000000001",
                "1e10",
                "-1.5E-7",
                "+3"
            })
    void aNumberIsReadAsJavaReadsIt(String text) {
        assertThat(DecimalText.read(text)).isEqualTo(new BigDecimal(text));
    }

    @Test
    void anyNumberIsReadAsJavaReadsIt() {
        Random random = new Random(20);
        for (int round = 0; round < 100_000; round++) {
            String text = new BigDecimal(new BigInteger(1 + random.nextInt(80), random), random.nextInt(30))
                    .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate())
                    .toPlainString();
            assertThat(DecimalText.read(text)).isEqualTo(new BigDecimal(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1-2", "--1", "x", "1,5"})
    void whatIsNoNumberIsRefusedAsJavaRefusesIt(String text) {
        assertThatThrownBy(() -> new BigDecimal(text)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> DecimalText.read(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void digitsOfOtherScriptsAreNotWritten() {
        assertThat(DecimalText.isWritten("1.5e-7")).isTrue();
        assertThat(DecimalText.isWritten("1.5d")).isFalse();
        assertThat(DecimalText.isWritten("\u0661")).isFalse();
        assertThat(DecimalText.isWhole("-15")).isTrue();
        assertThat(DecimalText.isWhole("1.5")).isFalse();
        assertThat(DecimalText.isWhole("")).isFalse();
        assertThat(DecimalText.isWhole("\u0661")).isFalse();
    }
}
