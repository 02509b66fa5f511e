package io.millrace.benchmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final double MINUTE = 60;

    @Test
    void aQuickRunTakesLessThanFiveMinutes() {
        assertThat(seconds("--quick")).isLessThan(5 * MINUTE);
    }

    @Test
    void aFullRunTakesLessThanFortyTwoMinutes() {
        assertThat(seconds("--full")).isLessThan(42 * MINUTE);
    }

    @Test
    void aPartTakesLess() {
        assertThat(seconds("--full", "--only", "fortunes")).isLessThan(seconds("--quick"));
    }

    @Test
    void theUsageSaysHowLong() {
        assertThat(Request.usage())
                .startsWith("""
                ./bench --quick              everything in about %d minutes
                ./bench --full               what is published, in about %d minutes
                """.formatted(Math.round(seconds("--quick") / 60), Math.round(seconds("--full") / 60)));
    }

    private static double seconds(String... arguments) {
        return Plan.seconds(Request.of(arguments, Path.of("benchmarks")));
    }
}
