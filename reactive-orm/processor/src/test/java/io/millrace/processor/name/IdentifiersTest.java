package io.millrace.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    void aConstraintIsNamedAfterItsColumns() {
        assertThat(Identifiers.constraint("users", List.of("email"), "key")).isEqualTo("users_email_key");
        assertThat(Identifiers.constraint("users", List.of(), "check")).isEqualTo("users_check");
    }

    @Test
    void aLongNameIsCutAndStaysUnlikeOthers() {
        String one = Identifiers.constraint("t".repeat(40), List.of("c".repeat(40), "a"), "key");
        String other = Identifiers.constraint("t".repeat(40), List.of("c".repeat(40), "b"), "key");

        assertThat(one).hasSize(63).endsWith("_key").isNotEqualTo(other);
    }

    @Test
    void bytesAreCounted() {
        assertThat(Identifiers.isTooLong("é".repeat(32))).isTrue();
        assertThat(Identifiers.isTooLong("e".repeat(63))).isFalse();
        assertThat(Identifiers.constraint("é".repeat(40), List.of("x"), "key")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(63);
    }
}
