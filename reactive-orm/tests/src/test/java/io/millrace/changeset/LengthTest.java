package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LengthTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @Test
    void whatAReaderTakesForOneCharacterIsOne() {
        assertThat(fits(FAMILY + "e\u0301", 2)).isTrue();
        assertThat(fits(FAMILY + "e\u0301", 1)).isFalse();
        assertThat(fits("e" + "\u0301".repeat(31), 1)).isTrue();
    }

    @Test
    void marksHeapedOnMarksAreSeveral() {
        assertThat(fits("e" + "\u0301".repeat(32), 1)).isFalse();
        assertThat(fits("e" + "\u0301".repeat(63), 2)).isTrue();
        assertThat(fits("e" + "\u0301".repeat(1 << 20), 1_000)).isFalse();
    }

    private static boolean fits(String text, int most) {
        return MEMBER.change(MEMBER.email.to(text))
                .length(MEMBER.email, 0, most)
                .isValid();
    }
}
