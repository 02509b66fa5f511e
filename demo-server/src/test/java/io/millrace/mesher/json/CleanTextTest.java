package io.millrace.mesher.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTest {

    @ParameterizedTest
    @CsvSource({
        "'a\0b', 'a\uFFFDb'",
        "'\uD83D', '\uFFFD'",
        "'\uDE00\uD83D', '\uFFFD\uFFFD'",
        "'x\uD83D\uD83D\uDE00', 'x\uFFFD\uD83D\uDE00'",
    })
    void whatCannotBeStored(String text, String clean) {
        assertThat(CleanText.of(text)).isEqualTo(clean);
    }

    @Test
    void everythingElseIsLeftAlone() {
        String text = "ä\n\t\u0001\uD83D\uDE00";

        assertThat(CleanText.of(text)).isSameAs(text);
    }
}
