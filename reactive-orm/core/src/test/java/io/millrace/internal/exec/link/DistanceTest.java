package io.millrace.internal.exec.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistanceTest {

    @Test
    void isTheQuickestAnswerOnceThereWereEnough() {
        Distance distance = new Distance();
        for (int answer = 0; answer < 31; answer++) {
            distance.heard(answer == 7 ? 2_000_000 : 9_000_000);
            assertThat(distance.nanos()).isZero();
        }
        distance.heard(8_000_000);
        assertThat(distance.nanos()).isEqualTo(2_000_000);
        distance.heard(8_000_000);
        assertThat(distance.nanos()).isEqualTo(2_000_000);
        distance.heard(300_000);
        assertThat(distance.nanos()).isEqualTo(300_000);
    }
}
