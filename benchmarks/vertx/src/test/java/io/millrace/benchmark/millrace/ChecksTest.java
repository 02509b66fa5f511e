package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.changeset.Params;
import org.junit.jupiter.api.Test;

/** What a changeset asks for: ten fields that are cast, and eight checks. */
class ChecksTest {

    /** A few per cent above what was measured; 4 KB are promised. */
    private static final int BUDGET = 2_600;

    private static final int OPERATIONS = 5_000;

    @Test
    void tenFieldsAndEightChecks() {
        assertThat(Checks.changes(Params.of(Checks.INPUT)).errors()).isEmpty();

        double bytes = Steady.bytes(BUDGET, OPERATIONS, () -> {
            for (int i = 0; i < OPERATIONS; i++) {
                if (!Checks.changes(Params.of(Checks.INPUT)).isValid()) {
                    throw new IllegalStateException("what is right is called wrong");
                }
            }
        });
        assertThat(bytes).as("bytes of a changeset").isPositive().isLessThanOrEqualTo(BUDGET);
    }
}
