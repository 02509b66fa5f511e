package io.millrace.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestTest {

    private static final List<String> KNOWN = List.of("id", "userId", "title");

    @Test
    void aNameThatIsNearIsAskedFor() {
        assertThat(Closest.advice("userID", KNOWN, "write it"))
                .isEqualTo("did you mean \"userId\"? otherwise write it");
        assertThat(Closest.advice("usrId", KNOWN, "write it")).startsWith("did you mean \"userId\"?");
    }

    @Test
    void aNameThatIsFarIsNot() {
        assertThat(Closest.advice("body", KNOWN, "write it")).isEqualTo("write it");
        assertThat(Closest.advice("body", List.of(), "write it")).isEqualTo("write it");
    }
}
