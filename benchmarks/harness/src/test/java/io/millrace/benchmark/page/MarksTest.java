package io.millrace.benchmark.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void fillsEachPlaceWithTheTextOfItsName() {
        String page =
                "a\n<!-- measured: gets -->\nold\n<!-- /measured -->\nb\n<!-- measured: sent --><!-- /measured -->";

        assertThat(Marks.fill(page, Map.of("gets", "one $1\n", "sent", "two")))
                .isEqualTo("a\n<!-- measured: gets -->\none $1\n<!-- /measured -->\nb\n"
                        + "<!-- measured: sent -->\ntwo\n<!-- /measured -->");
    }

    @Test
    void twiceIsTheSame() {
        String once = Marks.fill("<!-- measured: gets --><!-- /measured -->", Map.of("gets", "one"));

        assertThat(Marks.fill(once, Map.of("gets", "one"))).isEqualTo(once);
    }

    @Test
    void refusesANameThatNothingIsMeasuredBy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Marks.fill("<!-- measured: got --><!-- /measured -->", Map.of("gets", "one")))
                .withMessage("nothing is measured by the name of got");
    }
}
